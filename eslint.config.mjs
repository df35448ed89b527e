import { createNodeResolver, importX } from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

/** The request path backwards: a folder of lib/ imports from itself and from the folders before it. */
const LAYERS = [
  ["config"],
  ["container"],
  ["private"],
  ["rollout"],
  ["database"],
  ["web-framework"],
  ["app-server"],
  ["reverse-proxy"],
  ["check", "export"],
  ["testing"],
];

const layerZones = LAYERS.flatMap((folders, index) =>
  folders.map((folder) => ({
    target: `./lib/${folder}`,
    from: ["./lib/index.ts", ...LAYERS.slice(index + 1).flat().map((later) => `./lib/${later}`)],
    message: `lib/${folder} imports only from itself and from: ${LAYERS.slice(0, index).flat().join(", ") || "nothing"}.`,
  })),
);

const outsideZones = [
  { target: "./lib", from: ["./cli", "./stacks", "./scripts", "./test"], message: "lib is what users install; it imports nothing beside it." },
  { target: "./cli", from: ["./stacks", "./scripts", "./test"], message: "The command is installed without what stands beside it." },
  { target: "./stacks", from: ["./cli", "./scripts", "./test"], message: "A stack is deployed; it imports lib alone." },
];

const PROVIDER = {
  regex: "^@cdktf/provider-docker",
  allowTypeImports: true,
  message: "Only lib/private makes the provider's resources; import its types with `import type`.",
};
const PROVIDER_ITSELF = {
  regex: "^@cdktf/provider-docker(/lib/provider)?$",
  message: "A user's stack makes the DockerProvider; name the file of a resource, the whole package is slow to load.",
};
const RESOURCES = {
  regex: "^@cdktf/provider-docker(?!/lib/provider$)",
  allowTypeImports: true,
  message: "Of the provider a stack makes the DockerProvider alone; the rest is lib/private's.",
};
const NO_CDKTF = {
  group: ["cdktf", "cdktf/**", "constructs", "@cdktf/**"],
  message: "Texts are made of plain data, so that a test can show them whole.",
};

function restrictedImports(...patterns) {
  return { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] };
}

export default tseslint.config(
  { ignores: ["dist/", "build/", "coverage/", "cdktf.out/", ".gen/", "examples/", "**/*.d.ts"] },
  {
    files: ["**/*.{ts,js,mjs,cjs}"],
    extends: [...tseslint.configs.recommended, importX.flatConfigs.recommended, importX.flatConfigs.typescript],
    settings: { "import-x/resolver-next": [createNodeResolver({ extensions: [".ts", ".mjs", ".js", ".json"] })] },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "max-lines": ["error", { max: 200 }],
      "max-len": ["error", { code: 160, ignoreTemplateLiterals: true, ignoreStrings: true, ignoreRegExpLiterals: true }],
      eqeqeq: "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "import-x/order": [
        "error",
        {
          groups: ["builtin", "external", "parent", "sibling", "index"],
          "newlines-between": "never",
          alphabetize: { order: "asc", caseInsensitive: true },
        },
      ],
      "import-x/no-cycle": "error",
      "import-x/no-duplicates": ["error", { "prefer-inline": true }],
      "import-x/no-extraneous-dependencies": "error",
      "import-x/no-restricted-paths": ["error", { zones: [...layerZones, ...outsideZones] }],
    },
  },
  {
    files: ["**/*.ts"],
    extends: tseslint.configs.recommendedTypeCheckedOnly,
    languageOptions: { parserOptions: { project: "./test/tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      // Interfaces of plain functions are written with methods here, and taken apart.
      "@typescript-eslint/unbound-method": "off",
    },
  },
  { files: ["lib/**/*.ts"], rules: restrictedImports(PROVIDER) },
  { files: ["lib/private/**/*.ts"], rules: restrictedImports(PROVIDER_ITSELF) },
  { files: ["stacks/**/*.ts"], rules: restrictedImports(RESOURCES) },
  {
    files: ["lib/config/**/*.ts", "lib/web-framework/{django,python}/**/*.ts", "lib/reverse-proxy/{nginx,apache,iis}/**/*.ts"],
    rules: restrictedImports(NO_CDKTF),
  },
  // One table, as long as what it lists.
  { files: ["test/bad-input.test.ts"], rules: { "max-lines": "off" } },
  { files: ["**/*.js"], languageOptions: { sourceType: "commonjs" } },
);
