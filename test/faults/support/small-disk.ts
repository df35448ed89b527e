import { docker } from "../../integ/support/docker";
import type { EngineHost } from "./engine-host";

/** Makes a file system in a file, with nothing of it kept for root, and gives it to the owner of the data. */
const MAKE = `
dd if=/dev/zero of="$1/disk" bs=1M count=0 seek="$2" 2> /dev/null
mke2fs -F -m 0 "$1/disk" > /dev/null
loop=$(losetup -f)
losetup "$loop" "$1/disk"
mkdir "$1/mount"
mount -t ext4 "$loop" "$1/mount"
rmdir "$1/mount/lost+found"
chown "$3" "$1/mount"
echo "$loop"
`;
const FILL = 'dd if=/dev/zero of="$1/mount/ballast" bs=4k 2> /dev/null || df -k "$1/mount" | tail -n 1';
const MAKE_ROOM = 'rm -f "$1/mount/ballast"';
const REMOVE = 'umount "$1/mount"; losetup -d "$2"';

/** A Docker volume on a disk of its own that holds little. */
export class SmallDisk {
  private readonly device: string;

  /** @param owner user and group ids of its root folder, such as `999:999` */
  public constructor(
    private readonly host: EngineHost,
    private readonly volume: string,
    { mib, owner }: { readonly mib: number; readonly owner: string },
  ) {
    this.device = host.run(MAKE, host.folder, String(mib), owner);
    docker("volume", "create", "--driver", "local", "--opt", "type=ext4", "--opt", `device=${this.device}`, volume);
  }

  /** Writes until nothing more can be written, and gives the line of `df`. */
  public fill(): string {
    return this.host.run(FILL, this.host.folder);
  }

  /** Takes away what `fill` wrote and gives the time. */
  public makeRoom(): number {
    this.host.run(MAKE_ROOM, this.host.folder);
    return Date.now();
  }

  public remove(): void {
    docker("volume", "rm", "-f", this.volume);
    this.host.run(REMOVE, this.host.folder, this.device);
  }
}
