import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { describe, expect, test } from "vitest";

/** S92: dangerous means stand in the one place that needs them, and nowhere else. Comments may speak of them. */
type Rule = { readonly what: string; readonly pattern: RegExp; readonly home: readonly string[]; readonly bad: readonly string[]; readonly good: readonly string[] };

const rules: readonly Rule[] = [
  {
    what: "markup made of text", pattern: /\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|createContextualFragment|srcdoc/i, home: [],
    bad: ['element.innerHTML = name;', '<p dangerouslySetInnerHTML={{ __html: text }} />', 'element.insertAdjacentHTML("beforeend", text)'], good: ["element.textContent = name;", "<p>{text}</p>"],
  },
  {
    what: "markup that is not escaped", pattern: /(?<![\w.])raw\(/, home: ["src/platform/http/page.ts", "src/platform/documents/print-page.ts", "src/modules/protection/api/contact-page.ts"],
    bad: ["html`<p>${raw(name)}</p>`"], good: ["html`<p>${name}</p>`", "database.app.raw.query"],
  },
  {
    what: "code made of text", pattern: /(?<![\w.])eval\(|new Function\(|set(Timeout|Interval)\(\s*["'`]|from "node:vm"|javascript:/i, home: [],
    bad: ["eval(text)", 'new Function("return 1")', 'setTimeout("go()", 1)', 'import vm from "node:vm"'], good: ["evaluate(text)", "setTimeout(go, 1)"],
  },
  {
    what: "threads of a page", pattern: /new (Shared)?Worker\(|createPolicy\(|serviceWorker\b/, home: ["src/platform/jobs/in-thread.ts", "src/ui/own-thread.ts", "src/ui/offline-worker.ts"],
    bad: ["new Worker(address)", 'trustedTypes.createPolicy("default", rules)', "navigator.serviceWorker.register(address)"], good: ["ownThread(address)", "database.worker.db"],
  },
  {
    what: "processes", pattern: /["'](node:)?child_process["']/, home: ["src/platform/database/engine/run-process.ts", "src/web/dev.ts"],
    bad: ['import { exec } from "node:child_process";', 'require("child_process")'], good: ['import { runProcess } from "./run-process.ts";'],
  },
  {
    what: "chance that can be guessed", pattern: /Math\.random/, home: [],
    bad: ["const token = Math.random();"], good: ["const token = randomBytes(32);"],
  },
  {
    what: "the console", pattern: /(?<![\w.])console\./, home: [],
    bad: ["console.log(record)"], good: ["log(`ready`)"],
  },
  {
    what: "requests to elsewhere", pattern: /(?<![\w.])(globalThis\.|window\.)?fetch\(|XMLHttpRequest|new (WebSocket|EventSource)\(|sendBeacon|["']node:(https?|http2|tls|dgram|dns)(\/promises)?["']|from ["'](undici|got|axios|node-fetch)["']|(?<![\w.])connect\(\s*\{?\s*(port|host)|import \{[^}]*\b(connect|createConnection|Socket)\b[^}]*\} from ["']node:net["']/,
    home: ["src/ui/api.ts", "src/ui/live.ts", "src/platform/attachments/clamd.ts", "src/modules/information/screens/NewImport/send-file.ts", "src/platform/identity/passkey-page.js", "src/modules/protection/screens/contact/page-parts.ts", "src/modules/protection/screens/mission-pack/device.ts", "src/modules/protection/screens/mission-pack/worker.ts", "src/platform/outbound/post-outside.ts"],
    bad: ['await fetch("https://example.org")', 'import { get } from "node:https";', 'new WebSocket("wss://example.org")', 'import { connect } from "node:net";'], good: ["app.fetch(request)", "prefetch(path)", 'import { createServer } from "node:net";'],
  },
  {
    what: "mail", pattern: /from ["']nodemailer["']/, home: ["src/platform/mail/send.ts"],
    bad: ['import { createTransport } from "nodemailer";'], good: ['import { queueMail } from "#platform/mail/send.ts";'],
  },
  {
    what: "SQL put together from text", pattern: /sql\.raw\(|\.query(<[^(]*>)?\(\s*`[^`]*\$\{/,
    // Names of roles, tables and schemas of our own, which a parameter cannot stand for; never a value.
    home: ["src/platform/database/roles.ts", "src/platform/database/context.ts", "src/platform/database/engine/embedded-engine.ts", "src/platform/http/live.ts", "src/platform/backup/restore-backup.ts", "src/platform/backup/tables.ts"],
    bad: ["sql.raw(`select ${x}`)", "client.query(`select *\n from record.head where title = '${title}'`)"], good: ["sql`select ${title}`", 'client.query("select 1")', "client.query<Row>(`select\n 1`)"],
  },
  {
    what: "SQL on connections of the administrator", pattern: /connectAdministrator/, home: ["src/platform/database/pools.ts", "src/platform/database/open-database.ts", "src/platform/backup/create-backup.ts", "src/platform/backup/restore-backup.ts", "src/platform/doctor/look-at-database.ts", "src/platform/database/rewrite-tables.ts"],
    bad: ["const admin = await connectAdministrator(engine);"], good: ["ctx.transaction((db) => load(db))"],
  },
  {
    what: "the application's connections without a person", pattern: /\bapp\.(db|raw)\b/, home: [],
    bad: ["await load(database.app.db)"], good: ["ctx.transaction((db) => load(db))", "database.worker.db"],
  },
  {
    what: "the environment", pattern: /process\.env/, home: ["src/server.ts", "src/cli/main.ts", "src/web/dev.ts", "src/web/build.ts", "src/platform/database/engine/run-process.ts"],
    bad: ['process.env["SECRET"]'], good: ["settings.origin"],
  },
];

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const isOurs = (path: string) => !/\.test\.tsx?$|^src\/(testing|journey|bench)\/|engine-trials\.ts$/.test(path);
const files = globSync("src/**/*.{ts,tsx,js,html}", { cwd: root }).map((path) => path.replaceAll("\\", "/")).filter(isOurs);

/** Lines without comments: a word that warns of a means is not its use. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, "")).replace(/(^|\s)\/\/.*$/gm, "$1");
}

function usesOf(rule: Rule, path: string): string[] {
  const text = code(readFileSync(join(root, path), "utf8"));
  return [...text.matchAll(new RegExp(rule.pattern, `${rule.pattern.flags}g`))].map((use) => `${path}:${text.slice(0, use.index).split("\n").length} ${use[0].slice(0, 120)}`);
}

describe("S92: dangerous means have one home", () => {
  test("the scan reads the whole source", () => {
    expect(files.length).toBeGreaterThan(300);
    expect(files).toContain("src/platform/http/app.ts");
  });

  describe.each(rules)("$what", (rule) => {
    test("is used nowhere else", () => {
      expect(files.filter((path) => !rule.home.includes(path)).flatMap((path) => usesOf(rule, path))).toEqual([]);
    });

    test("is used in its home, so that the list of homes is not longer than it must be", () => {
      expect(rule.home.filter((path) => usesOf(rule, path).length === 0)).toEqual([]);
    });

    test("is found by the scan where it is used, and only there", () => {
      expect(rule.bad.filter((line) => !rule.pattern.test(code(line)))).toEqual([]);
      expect(rule.good.filter((line) => rule.pattern.test(code(line)))).toEqual([]);
    });
  });

  test("a word in a comment is no use, and code behind a comment is", () => {
    expect(code("// never eval(text)\n/* innerHTML */ go();")).not.toMatch(/eval|innerHTML/);
    expect(code('const url = "https://example.org"; eval(url)')).toContain("eval(url)");
  });
});

describe("S15: whoever reads what is compartmented asks how far the person sees", () => {
  const reading = /(?<!delete )\b(from|join) (record\.(head|revision|link|facet)|information\.(event|event_sum|event_pair|event_pair_decision|event_cluster|event_version|event_name|import_batch|import_rejection|import_mapping)|warning\.receipt|attachment\.file|protection\.(sealed_submission|sealed_message|sealed_file|sealed_copy))\b/;
  /** They work for nobody: with the worker's rights, or with a secret link that names its one row. */
  const forNobody = [
    "src/exercise/load.ts", "src/exercise/remove.ts", "src/modules/information/store/event-pair-writer.ts", "src/modules/information/store/event-tellings.ts", "src/modules/information/store/import-merge.ts", "src/modules/warning/jobs/watch-deadlines.ts", "src/modules/warning/store/answer-links.ts", "src/modules/warning/store/public-alerts.ts",
    "src/platform/ledger/verify-content.ts", "src/platform/mail/send.ts", "src/platform/records/fill-facets.ts", "src/platform/records/fill-search.ts",
  ];
  const readers = files.filter((path) => reading.test(code(read(path))));

  test("in every file with such a query", () => {
    expect(readers.length).toBeGreaterThan(15);
    expect(readers.filter((path) => !forNobody.includes(path) && !/\bwithin(OrReleased|ForReaders)?\(db, |\bwithinFile\(db\)|eventConditions\(/.test(read(path)))).toEqual([]);
  });

  test("and the list of exceptions is not longer than it must be", () => {
    expect(forNobody.filter((path) => !readers.includes(path))).toEqual([]);
  });
});

const Package = v.object({ dependencies: v.record(v.string(), v.string()), devDependencies: v.record(v.string(), v.string()), optionalDependencies: v.record(v.string(), v.string()) });
const Lock = v.object({ packages: v.record(v.string(), v.object({ resolved: v.optional(v.string()), integrity: v.optional(v.string()), link: v.optional(v.boolean()) })) });

describe("what others made", () => {
  const declared = v.parse(Package, JSON.parse(read("package.json")));

  test("S91: at most forty packages run with the server, each wanted in exactly one version", () => {
    expect(Object.keys(declared.dependencies).length).toBeLessThanOrEqual(40);
    const all = Object.entries({ ...declared.dependencies, ...declared.devDependencies, ...declared.optionalDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  test("S89: packages run nothing when they are installed, and are saved in exact versions", () => {
    const settings = new Map(read(".npmrc").split("\n").filter((line) => line.includes("=")).map((line) => [line.split("=")[0]?.trim(), line.split("=")[1]?.trim()]));
    expect(settings.get("ignore-scripts")).toBe("true");
    expect(settings.get("save-exact")).toBe("true");
  });

  test("S89: every package comes from the registry under a hash, none from a repository or a file", () => {
    const packages = Object.entries(v.parse(Lock, JSON.parse(read("package-lock.json"))).packages).filter(([name]) => name !== "");
    expect(packages.length).toBeGreaterThan(50);
    // The lockfile leaves out where a package is from when that is the registry; repositories, files and links would be named.
    const foreign = packages.filter(([, { resolved, integrity, link }]) => (resolved !== undefined && !resolved.startsWith("https://registry.npmjs.org/")) || link === true || !integrity?.startsWith("sha512-"));
    expect(foreign.map(([name]) => name)).toEqual([]);
  });
});
