const shared = {
  testEnvironment: "node",
  transform: { "^.+\\.ts$": ["ts-jest", { tsconfig: "tsconfig.json" }] },
};

module.exports = {
  projects: [
    { ...shared, displayName: "unit", roots: ["<rootDir>/test"], testPathIgnorePatterns: ["/node_modules/", "/test/integ/"] },
    { ...shared, displayName: "integ", roots: ["<rootDir>/test/integ"], testTimeout: 600_000 },
  ],
};
