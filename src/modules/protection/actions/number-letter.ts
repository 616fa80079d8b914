import * as v from "valibot";
import type { Db } from "#platform/database/pools.ts";
import type { StoredRecord } from "#platform/rules/kind.ts";
import { addresseeCode, Communication } from "../model/communication/communication.ts";
import { yearOfLetter } from "../model/communication/letter-clocks.ts";
import { keepSentLetter, nextLetterNumber } from "../store/letter-numbers.ts";

/** `AL XKS 3/2026`: given when a letter is sent, in the same transaction, so that no number is lost to a letter that was not. */
export async function numberLetter(db: Db, { id, compartmentId, content }: StoredRecord<unknown>): Promise<string> {
  const communication = v.parse(Communication, content);
  const { type, label, sent } = communication;
  if (sent === null) throw new Error("a letter is numbered when it is sent");
  const [addressee, year] = [addresseeCode(communication), yearOfLetter(sent.at)];
  const number = await nextLetterNumber(db, addressee, year);
  await keepSentLetter(db, { communicationId: id, compartmentId, label, type, addressee, year, number, transmittedAt: sent.at });
  return `${type} ${addressee} ${number}/${year}`;
}
