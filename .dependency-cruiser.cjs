/**
 * The import table of the house (docs/decisions/0002-rules-everybody-may-import.md): modules know only those to their left, layers
 * only those below, and nothing goes round in circles. Changing it needs a decision record.
 */
const order = ["geography", "partners", "information", "assessment", "warning", "response", "protection"];
const tests = "\\.test\\.tsx?$|^src/(testing|journey|bench)/";

/** A module must not reach to its right. */
const leftOnly = order.map((name, index) => ({
  name: `${name}-imports-to-its-left-only`,
  severity: "error",
  from: { path: `^src/modules/${name}/`, pathNot: tests },
  to: { path: order.slice(index + 1).map((right) => `^src/modules/${right}/`).join("|") || "^no-module-is-right-of-the-last$" },
}));

const layer = (name, from, allowed) => ({
  name,
  severity: "error",
  from: { path: from, pathNot: tests },
  to: { path: "^src/", pathNot: allowed.join("|") },
});

const modelOf = "^src/modules/[^/]+/model(/|\\.ts)";

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    ...leftOnly,
    layer("numbers-import-libraries-only", "^src/numbers/", ["^src/numbers/"]),
    layer("rules-import-rules-only", "^src/platform/rules/", ["^src/platform/rules/"]),
    layer("platform-knows-no-module", "^src/platform/", ["^src/platform/", "^src/numbers/"]),
    layer("ui-knows-no-module", "^src/ui/", ["^src/ui/", "^src/platform/rules/"]),
    layer("model-is-pure", modelOf, [modelOf, "^src/platform/rules/", "^src/numbers/"]),
    layer("store-below-actions", "^src/modules/[^/]+/store/", ["^src/modules/[^/]+/(model|store)(/|\\.ts)", "^src/platform/"]),
    layer("actions-below-api", "^src/modules/[^/]+/actions/", ["^src/modules/[^/]+/(model|contract|store|actions)(/|\\.ts)", "^src/platform/"]),
    layer("api-above-actions", "^src/modules/[^/]+/api/", ["^src/modules/[^/]+/(model|contract|store|actions|api)(/|\\.ts)", "^src/platform/"]),
    layer("jobs-use-actions", "^src/modules/[^/]+/jobs/", ["^src/modules/[^/]+/(model|store|actions|jobs)(/|\\.ts)", "^src/platform/"]),
    layer("screens-know-no-server", "^src/modules/[^/]+/(screens|widgets)/", ["^src/modules/[^/]+/(model|contract|widgets|screens)(/|\\.ts)", "^src/ui/", "^src/platform/rules/", "^src/web/routes"]),
    { name: "entry-points-are-imported-by-nobody", severity: "error", from: { path: "^src/(modules|platform|ui|numbers)/", pathNot: tests }, to: { path: "^src/(server|installation|rooms)\\.ts$|^src/cli/|^src/web/(?!routes)" } },
    { name: "child-processes-in-one-place", severity: "error", from: { path: "^src/", pathNot: `^src/platform/database/engine/|^src/web/dev\\.ts$|${tests}` }, to: { path: "^(node:)?child_process$", dependencyTypes: ["core"] } },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"], extensions: [".ts", ".tsx", ".js", ".json"] },
  },
};
