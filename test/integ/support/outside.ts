import { docker } from "./docker";
import { neededImages } from "./needed-images";

/** Of the range for tests of networks, where nothing real has an address (RFC 2544). */
const HOST_ADDRESS = "198.18.77.1/30";
const ADDRESS = "198.18.77.2";
const PORT = 8000;

/** Where clouds tell a machine of itself, its credentials included. */
const METADATA_ADDRESS = "169.254.169.254";

const RIGHTS = ["NET_ADMIN", "SYS_ADMIN", "SYS_PTRACE"].flatMap((capability) => ["--cap-add", capability]).concat("--security-opt", "apparmor=unconfined");

/** Puts a cable between the Docker host and a container that has no network; it goes when the container does. */
const CONNECT = `
ip link add "$1" type veth
peer=$(ip link show "$1" | sed -n "s/.*$1@\\([^:]*\\):.*/\\1/p")
ip link set "$peer" netns "$2"
ip address add ${HOST_ADDRESS} dev "$1"
ip link set "$1" up
nsenter -t "$2" -n ip address add ${ADDRESS}/30 dev "$peer"
nsenter -t "$2" -n ip address add ${METADATA_ADDRESS}/32 dev "$peer"
nsenter -t "$2" -n ip link set "$peer" up
nsenter -t "$2" -n ip route add default via ${HOST_ADDRESS.replace(/[/].*/, "")}
ip route add ${METADATA_ADDRESS}/32 via ${ADDRESS} dev "$1"
`;

/**
 * A listener that stands for the world outside and for a cloud's metadata service: it is on no network of Docker's, and the Docker host forwards to it.
 * An address of the host itself would not do, because some engines let internal networks reach that.
 */
export class Outside {
  public readonly address = ADDRESS;
  public readonly metadataAddress = METADATA_ADDRESS;
  public readonly port = PORT;

  /** @param name of the container and of the interface on the host: at most 15 characters */
  public constructor(private readonly name: string) {
    this.remove();
    const image = neededImages().find((one) => one.includes("busybox")) ?? "busybox";
    docker("run", "-d", "--name", name, "--network", "none", image, "httpd", "-f", "-p", String(PORT), "-h", "/tmp");
    const pid = docker("inspect", "--format", "{{.State.Pid}}", name);
    docker("run", "--rm", "--network", "host", "--pid", "host", ...RIGHTS, image, "sh", "-euc", CONNECT, "connect", name, pid);
  }

  public remove(): void {
    if (docker("ps", "-aq", "--filter", `name=^${this.name}$`) !== "") docker("rm", "-f", this.name);
  }
}
