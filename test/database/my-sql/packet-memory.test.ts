import { clientLimits, MARIADB_MEMORY, MYSQL_MEMORY, packetPeak } from "../../../lib/database/my-sql/packet-memory";

test("the packet is that of the next smaller size of memory, and a client has four fifths of what is left", () => {
  expect(clientLimits(512, 144, MYSQL_MEMORY)).toEqual({ packetMiB: 4, clientMiB: Math.floor(0.8 * (512 - 144 - 140)) });
  expect([1023, 1024].map((memoryMiB) => clientLimits(memoryMiB, 144, MYSQL_MEMORY).packetMiB)).toEqual([4, 8]);
  expect([511, 512].map((memoryMiB) => clientLimits(memoryMiB, 100, MARIADB_MEMORY).packetMiB)).toEqual([2, 8]);
});

test("the statistics count in every spelling of on, for the product that takes memory for them", () => {
  const peak = (performance_schema: string, memory = MYSQL_MEMORY) =>
    packetPeak({ max_allowed_packet: "4M", performance_schema }, 128, memory)?.memoryMiB;
  expect(["ON", "on", "1", "TRUE", "OFF", "0"].map((value) => peak(value))).toEqual([686, 686, 686, 686, 436, 436]);
  expect([peak("ON", MARIADB_MEMORY), peak("OFF", MARIADB_MEMORY)]).toEqual([323, 323]);
});

test("a size that nobody can read is left to the server", () => {
  expect(packetPeak({}, 128, MYSQL_MEMORY)).toBeUndefined();
  expect(packetPeak({ max_allowed_packet: "a lot" }, 128, MYSQL_MEMORY)).toBeUndefined();
});
