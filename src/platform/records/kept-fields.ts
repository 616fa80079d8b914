import { canonicalJson } from "../rules/canonical-json.ts";
import { refuse, type FieldRefusal } from "../refusal.ts";
import type { RecordContent } from "../rules/kind.ts";
import type { AnyKind } from "./registry.ts";

/**
 * S17: who set a level, who read and who cleared is what steps say, and no save may say it in their place. A new record leaves such
 * fields empty; a save leaves them as they are stored, whoever saves.
 */
export function checkKeptFields(kind: AnyKind, roles: readonly string[], content: RecordContent, stored?: RecordContent): void {
  const isLeft = (field: string) => (stored ? canonicalJson(valueOf(content, field)) === canonicalJson(valueOf(stored, field)) : isEmpty(valueOf(content, field)));
  const kept = (kind.keptBySteps ?? []).map((path) => ({ path, code: "platform.field-kept-by-steps" }));
  const others = Object.entries(kind.filledBy ?? {}).filter(([, fillers]) => !fillers.some((role) => roles.includes(role)));
  const wanted: FieldRefusal[] = [...kept, ...others.map(([path]) => ({ path, code: "platform.field-of-other-roles" }))];
  const fields = wanted.filter(({ path }) => !isLeft(path)).map((field) => ({ ...field, values: { field: field.path } }));
  if (fields.length > 0) refuse("platform.content-invalid", { fields });
}

function valueOf(content: RecordContent, field: string): unknown {
  return new Map<string, unknown>(Object.entries(content)).get(field) ?? null;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
