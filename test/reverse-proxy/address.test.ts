import { checkAddress } from "../../lib/reverse-proxy/address";

test.each(["0.0.0.0", "127.0.0.1", "192.0.2.1", "::", "::1", "2001:db8::1"])("a proxy may listen at %s", (bindAddress) => {
  expect(checkAddress({ bindAddress })).toEqual({ bindAddress, httpPort: 80 });
});

test.each(["", "localhost", "0", "127.1", "0x7f.1", "127.0.0.01", "0.0.0.1", "255.255.255.255", "224.0.0.1", "ff02::1", "::ffff:127.0.0.1", "fe80::1%eth0", "[::]", "0.0.0.0:80", "10.0.0.0/8"])(
  "%j is no address of a host",
  (bindAddress) => expect(() => checkAddress({ bindAddress })).toThrow("'bindAddress' must be an address of the Docker host such as '0.0.0.0' or '127.0.0.1', got"),
);
