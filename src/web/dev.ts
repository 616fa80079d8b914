import { spawn } from "node:child_process";
import { join } from "node:path";
import { createServer } from "vite";

/** Screens from their sources on one port, everything else from a server that starts again when its code changes. PORT is that of the screens. */
const screensPort = Number(process.env["PORT"] ?? 5_440);
const serverPort = screensPort + 3_000;
const origin = `http://localhost:${screensPort}`;
const root = join(import.meta.dirname, "..", "..");

const child = spawn(process.execPath, ["--watch", "--watch-preserve-output", join(root, "src", "server.ts")], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, PORT: String(serverPort), VIGIE_ORIGIN: process.env["VIGIE_ORIGIN"] ?? origin },
});

const target = `http://127.0.0.1:${serverPort}`;
const behind = ["/api", "/sign-in", "/signed-out", "/passkey-page.js", "/welcome", "/answer", "/reply", "/feed", "/print", "/healthz", "/taken", "/canvas"];
const screens = await createServer({
  configFile: join(root, "vite.config.ts"),
  configLoader: "native",
  server: { port: screensPort, strictPort: true, proxy: Object.fromEntries(behind.map((path) => [path, { target }])) },
});
await screens.listen();
screens.printUrls();

const stop = () => {
  child.kill("SIGTERM");
  void screens.close().then(() => process.exit(0));
};
process.on("SIGINT", stop);
process.on("SIGTERM", stop);
child.on("exit", (code) => {
  void screens.close().then(() => process.exit(code ?? 0));
});
