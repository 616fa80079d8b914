import * as v from "valibot";
import { boundedJson } from "#platform/rules/bounded-json.ts";
import { fromBase64Url } from "#platform/rules/sealing/bytes.ts";
import { SealingRefused, type SealingCode } from "#platform/rules/sealing/sealing-refused.ts";
import { openSealed } from "#platform/rules/sealing/sealed-content.ts";
import { submissionField, SubmissionText } from "../../model/sealed-submission.ts";

export type OpenedBox = { readonly text: SubmissionText; readonly signer: string } | { readonly refused: SealingCode };
export type ClosedBox = { readonly id: string; readonly compartment: string; readonly root: string; readonly sealed: string };

/** What stands in a box, or what is wrong with it. */
export async function openBox(identity: string, { id, compartment, root, sealed }: ClosedBox): Promise<OpenedBox> {
  try {
    const { content, signer } = await openSealed(fromBase64Url(sealed), [identity], { organisation: root, compartment, record: id, field: submissionField, version: 1 });
    return { text: v.parse(SubmissionText, boundedJson(new TextDecoder().decode(content))), signer };
  } catch (error) {
    return { refused: error instanceof SealingRefused ? error.code : "sealing.damaged" };
  }
}
