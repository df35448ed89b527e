import { whyNotRemote } from "../../lib/config/remote-host";

test.each(["db", "db.example.com", "db.example.com.", "my_app", "web.1", "10.0.0.5", "192.168.1.1", "2001:db8::5", "fd00::5", "host.docker.internal", "localhost.example.com", "a".repeat(63)])(
  "%s may be asked",
  (host) => expect(whyNotRemote(host)).toBeUndefined(),
);

test.each([
  "localhost", "LOCALHOST", "localhost.", "a.localhost", "localhost.localdomain", "localhost4", "ip6-localhost", "ip6-loopback", "0.0.0.0", "0", "127.0.0.1", "127.0.0.11", "127.1", "127.1.",
  "2130706433", "0x7f.1", "0x7f000001", "017700000001", "0.0.0.1", "::", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1", "::ffff:7f00:1",
])("%s is the container itself", (host) => expect(whyNotRemote(host)).toContain("which is that container itself"));

test.each([
  "169.254.169.254", "169.254.170.2", "2852039166", "0xa9fea9fe", "100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254", "fe80::1", "metadata.google.internal",
  "metadata.google.internal.", "metadata", "instance-data", "instance-data.eu-west-1.compute.internal",
])("%s gives log-ins", (host) => expect(whyNotRemote(host)).toContain("log-ins"));

test.each([
  ["10.5", "another spelling of 10.0.0.5; write that"],
  ["0xa.0.0.5", "another spelling of 10.0.0.5"],
  ["10.0.0.5.", "another spelling of 10.0.0.5"],
  ["255.255.255.255", "no address of a server"],
  ["224.0.0.1", "no address of a server"],
  ["ff02::1", "no address of a server"],
  ["1.2.3.4.5", "numbers and no address"],
  ["fe80::1%eth0", "numbers and no address"],
  ["", "neither a host name nor an address"],
  ["-a", "neither a host name nor an address"],
  ["a b", "neither a host name nor an address"],
  ["[::1]", "neither a host name nor an address"],
  ["user@db", "neither a host name nor an address"],
  ["a".repeat(64), "too long"],
  [`${"a.".repeat(127)}a`, "too long"],
  ["a..b", "too long"],
])("%j is refused: %s", (host, why) => expect(whyNotRemote(host)).toContain(why));
