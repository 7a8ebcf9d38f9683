/**
 * The three import rules of docs/architecture.md, walked by test/rules.test.ts and `npm run check`.
 * Tests and what only they use are free.
 */

const floor = ["calendar", "prose", "words", "web", "server", "database", "sheets", "definitions"];
/** Each may import those before it and the floor, never those after it. */
const field = [
  "units",
  "access",
  "today",
  "search",
  "views",
  "duties",
  "documents",
  "indicators",
  "ledger",
  "values",
  "resolutions",
  "telling",
  "reports",
  "tasks",
  "petitions",
  "criteria",
  "reviews",
  "portal",
  "folder",
  "settings",
  "assigning",
  "beginning",
  "upkeep",
];

const tests = "(\\.test\\.tsx?|/testDatabase\\.ts|/test[A-Z]\\w*\\.ts|/example[A-Z]\\w*\\.ts)$";
const edges = "(^|/)src/[^/]+/(api\\.server\\.ts|routes\\.ts|pages/)";
/** A page's address is cited, not imported: `addresses.ts` of any capability is open to all, and knows nothing itself. */
const addresses = "(^|/)src/[^/]+/addresses\\.ts$";
const anyOf = (folders: string[]) => `(^|/)src/(${folders.join("|")})/`;

const io = [
  "^(node:)?(fs|fs/promises|net|http|https|http2|dns|tls|dgram|child_process|worker_threads|cluster|os|process)$",
  "node_modules/(pg|pg-copy-streams|@hono/node-server)/",
];

export default {
  forbidden: [
    {
      name: "pure-stays-pure",
      comment: "A file without .server never imports one with it, nor any I/O; pages may, in loader and action.",
      severity: "error",
      from: {
        path: "(^|/)src/",
        pathNot: ["\\.server\\.tsx?$", "/pages/", tests, "(^|/)src/(main\\.ts|[^/]+\\.tsx)$"],
      },
      to: { path: ["\\.server\\.tsx?$", ...io], dependencyTypesNot: ["type-only"] },
    },
    ...field.map((folder, index) => ({
      name: `${folder}-looks-up`,
      comment: `${folder} imports only the folders above it.`,
      severity: "error",
      from: { path: anyOf([folder]), pathNot: [tests, edges] },
      to: { path: ["(^|/)src/[^/]+$", anyOf(field.slice(index + 1))], pathNot: addresses },
    })),
    {
      name: "floor-knows-no-capability",
      severity: "error",
      from: { path: anyOf(floor), pathNot: tests },
      to: { path: ["(^|/)src/[^/]+$", anyOf(field)] },
    },
    ...field.map((folder, index) => ({
      name: `${folder}-edges-look-up`,
      comment: "Edges may use access, web, their own folder and those above.",
      severity: "error",
      from: { path: `(^|/)src/${folder}/(api\\.server\\.ts|routes\\.ts|pages/)`, pathNot: tests },
      to: { path: anyOf(field.slice(index + 1).filter((below) => below !== "access")), pathNot: addresses },
    })),
    {
      name: "addresses-know-nothing",
      comment: "So that to lead to a page is not to import what it shows.",
      severity: "error",
      from: { path: addresses },
      to: { path: "(^|/)src/", pathNot: "(^|/)src/web/address\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "only-root-imports-edges",
      severity: "error",
      from: { path: "(^|/)src/[^/]+/", pathNot: [tests, "(^|/)src/commands/", edges] },
      to: { path: edges },
    },
    {
      name: "edges-stay-apart",
      comment: "An edge imports no other capability's edge.",
      severity: "error",
      from: { path: "(^|/)src/([^/]+)/(api\\.server\\.ts|routes\\.ts|pages/)", pathNot: tests },
      to: { path: edges, pathNot: "(^|/)src/$2/" },
    },
    {
      name: "portal-tells-without-reviews",
      comment:
        "What reviews and the portal share of figures in sentences stands in telling; all that reviews give is what is issued.",
      severity: "error",
      from: { path: "(^|/)src/portal/", pathNot: tests },
      to: { path: anyOf(["reviews"]), pathNot: [addresses, "(^|/)src/reviews/issued\\.server\\.ts$"] },
    },
    {
      name: "one-way-to-excel",
      comment: "Workbooks are read and written through src/sheets, which looks through them first (TRUST S6, S7).",
      severity: "error",
      from: { path: "(^|/)src/", pathNot: ["(^|/)src/sheets/", tests] },
      to: { path: "node_modules/@cj-tech-master/excelts/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "archives-are-looked-through",
      comment:
        "What comes packed is unpacked where it is counted, by the one guard, and read by whom it looked through it for (TRUST S6).",
      severity: "error",
      from: {
        path: "(^|/)src/",
        pathNot: [
          "(^|/)src/(documents/wordRead|sheets/excelRead)\\.server\\.ts$",
          "(^|/)src/server/(zip|officeFile)\\.server\\.ts$",
          tests,
        ],
      },
      to: {
        path: "node_modules/yauzl/|(^|/)src/server/zip\\.server\\.ts$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "no-circles",
      severity: "error",
      from: { path: "(^|/)src/", pathNot: tests },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: "specify",
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\+types/" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".json"],
      conditionNames: ["import", "node", "default"],
      exportsFields: ["exports"],
    },
  },
};
