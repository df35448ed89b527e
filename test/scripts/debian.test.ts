import { distributionOf } from "../../scripts/debian";

test.each([
  ['PRETTY_NAME="Debian GNU/Linux 12"\nVERSION_ID="12"\nID=debian\n', "debian"],
  ['NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', "ubuntu"],
  ['ID="rocky"\nID_LIKE="rhel centos"\n', "rocky"],
  ["VARIANT_ID=server\n", ""],
  ["", ""],
])("the distribution of %j is %j", (osRelease, distribution) => {
  expect(distributionOf(osRelease)).toBe(distribution);
});
