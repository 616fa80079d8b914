/** Vigie does not open this database. The message is one sentence: what happened, why, and what to do. */
export class EngineRefused extends Error {
  override readonly name = "EngineRefused";
}
