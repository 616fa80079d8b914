import * as v from "valibot";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { refuse } from "#platform/refusal.ts";
import { recipientCount } from "#platform/rules/sealing/hybrid.ts";
import { sealedBox } from "#platform/rules/sealing/sealed-box.ts";

const Boxed = v.object(sealedBox);

/** For records whose words are in a box: it is one of ours, for as many keys as it names and for this version. What else is in it nobody here can know. */
export const checkBox: NonNullable<RegisteredKind["afterSave"]> = async (_db, _ctx, { content, version }) => {
  const { sealed, keyIds, edition } = v.parse(Boxed, content);
  const counted = await recipientCount(Buffer.from(sealed, "base64url")).catch(() => 0);
  if (counted !== keyIds.length || edition !== version) refuse("protection.box-invalid");
};
