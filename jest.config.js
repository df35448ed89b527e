const shared = {
  testEnvironment: "node",
  // Inline snapshots stay as jest writes them.
  prettierPath: null,
  transform: { "^.+\\.ts$": ["ts-jest", { tsconfig: "tsconfig.json" }] },
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/build/", "<rootDir>/cdktf.out/"],
};

module.exports = {
  projects: [
    { ...shared, displayName: "unit", testMatch: ["<rootDir>/test/**/*.test.ts"], testPathIgnorePatterns: ["/node_modules/", "/test/integ/", "/test/faults/"] },
    {
      ...shared,
      displayName: "integ",
      testMatch: ["<rootDir>/test/integ/**/*.test.ts"],
      globalSetup: "<rootDir>/test/integ/global-setup.ts",
      setupFilesAfterEnv: ["<rootDir>/test/integ/support/deadline.ts"],
    },
    {
      ...shared,
      displayName: "faults",
      testMatch: ["<rootDir>/test/faults/**/*.test.ts"],
      globalSetup: "<rootDir>/test/integ/global-setup.ts",
      setupFilesAfterEnv: ["<rootDir>/test/integ/support/deadline.ts"],
    },
  ],
};
