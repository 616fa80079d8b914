import * as v from "valibot";
import { utf8 } from "#platform/rules/sealing/bytes.ts";
import { openSealed, sealContent } from "#platform/rules/sealing/sealed-content.ts";
import type { SigningPair } from "#platform/rules/sealing/signing.ts";
import { IdentityText } from "#information/model/source.ts";
import { PackedName } from "../../model/mission-pack/mission-pack.ts";
import { SubmissionText } from "../../model/sealed-submission.ts";
import type { DevicePack } from "./device-store.ts";

/** A record in a pack; what a source wrote in confidence, and who a source is, travel as their words, which have no screen of their own on the road. */
const PackItem = v.object({ ...PackedName.entries, kind: v.string(), title: v.string(), text: v.optional(SubmissionText), identity: v.optional(IdentityText) });
export type PackItem = v.InferOutput<typeof PackItem>;

/** The first box of a pack: who carries it, what is in it, and in which box the answer to each address lies. */
export const Contents = v.object({ session: v.unknown(), items: v.array(PackItem), places: v.record(v.string(), v.number()) });
export type Contents = v.InferOutput<typeof Contents>;

export type PackKeys = { readonly identity: string; readonly author: SigningPair };
type Place = Pick<DevicePack, "id" | "compartmentId" | "organisation" | "recipient">;

/** Each box knows its pack and its place in it, so that none can be put in place of another. */
function bindingOf({ id, compartmentId, organisation }: Place, field: string, version: number) {
  return { organisation, compartment: compartmentId, record: id, field, version };
}

export async function sealBox(pack: Place, at: number, content: unknown, author: SigningPair): Promise<Uint8Array> {
  return sealContent(utf8(JSON.stringify(content)), bindingOf(pack, "mission-pack", at + 1), [pack.recipient], author);
}

export async function openBox<Schema extends v.GenericSchema>(pack: Place & Pick<DevicePack, "signer">, at: number, sealed: Uint8Array, keys: PackKeys, schema: Schema): Promise<v.InferOutput<Schema>> {
  const { content } = await openSealed(sealed, [keys.identity], { ...bindingOf(pack, "mission-pack", at + 1), signer: pack.signer });
  return v.parse(schema, JSON.parse(new TextDecoder().decode(content)));
}

/** A note that is being written, for whoever writes it alone. */
export async function sealDraft(pack: Place, text: string, author: SigningPair): Promise<Uint8Array> {
  return sealContent(utf8(text), bindingOf(pack, "road-draft", 1), [pack.recipient], author);
}

export async function openDraft(pack: Place & Pick<DevicePack, "signer">, sealed: Uint8Array, keys: PackKeys): Promise<string> {
  const { content } = await openSealed(sealed, [keys.identity], { ...bindingOf(pack, "road-draft", 1), signer: pack.signer });
  return new TextDecoder().decode(content);
}
