import * as v from "valibot";
import { WholeNumber } from "#platform/whole-number.ts";
import type { Database } from "#platform/database/open-database.ts";
import { openRoute, signedInRoute, type Route } from "#platform/http/route.ts";
import { openLogKey } from "#platform/ledger/signed-note.ts";
import type { RegisteredKind } from "#platform/records/registry.ts";
import { answersForPack, askToWipe, hearDevice, listPacksOf, makePack, receiveNotes, takeIdentityAlong } from "../actions/mission-pack-actions.ts";
import { ContactAnswer, ContactInput, MadePack, mostRecords, NewPack, NotesInput, PackedAnswers, PackIdentity, PackList, WipeInput } from "../model/mission-pack/mission-pack.ts";
import { NoteReceipts } from "../model/mission-pack/road-note.ts";

/** Packs for the road: what travels on a device of a visit, and what comes back from there (S72-S76). */
export function missionPackRoutes(database: Database, dataDirectory: string, kinds: readonly RegisteredKind[]): Route[] {
  const logKey = openLogKey(dataDirectory);
  const ofVisit = { data: "compartmented", audit: null, allowed: "member" } as const;
  const ofDevice = { data: "personal-link", stepUp: false, audit: null, allowed: "anyone" } as const;
  return [
    signedInRoute({
      ...ofVisit, stepUp: false, entersTitles: false, method: "GET", path: "/api/visits/:id/mission-packs", action: "protection.mission-packs-listed", answer: PackList,
      summary: "Which devices carry records of a visit, who holds them and until when, and the closed notes that came back.",
      handle: async (ctx, call) => ({ body: await listPacksOf(ctx, call.params["id"] ?? "") }),
    }),
    signedInRoute({
      ...ofVisit, stepUp: true, method: "POST", path: "/api/visits/:id/mission-packs", action: "protection.mission-pack-made", body: NewPack, answer: MadePack,
      summary: "Notes which records travel on the caller's device, and until when; at most 200, all readable for the caller.",
      handle: async (ctx, call) => ({ status: 201, body: await makePack(ctx, kinds, call.params["id"] ?? "", call.body, logKey) }),
    }),
    signedInRoute({
      ...ofVisit, stepUp: false, entersTitles: false, method: "GET", path: "/api/visits/:id/mission-packs/:packId/answers", action: "protection.mission-pack-read", query: v.strictObject({ from: v.optional(WholeNumber(0, mostRecords), "0") }), answer: PackedAnswers,
      summary: "What is answered for some records of the caller's own pack, and what stands beside each; every reading is entered as if it were asked for alone.",
      handle: async (ctx, call) => ({ body: await answersForPack(ctx, call.params["id"] ?? "", call.params["packId"] ?? "", call.query.from, call.ask) }),
    }),
    signedInRoute({
      ...ofVisit, stepUp: true, method: "POST", path: "/api/visits/:id/mission-packs/:packId/identities", action: "protection.mission-pack-identity-taken", body: PackIdentity,
      summary: "Takes along who somebody is that must not be known; each needs a sign-in of its own.",
      handle: async (ctx, call) => {
        await takeIdentityAlong(ctx, kinds, call.params["id"] ?? "", call.params["packId"] ?? "", call.body);
        return { status: 204 };
      },
    }),
    signedInRoute({
      ...ofVisit, stepUp: false, method: "POST", path: "/api/visits/:id/mission-packs/:packId/wipe", action: "protection.mission-pack-wipe-asked", body: WipeInput,
      summary: "Has a device wiped at its next contact.",
      handle: async (ctx, call) => {
        await askToWipe(ctx, call.params["id"] ?? "", call.params["packId"] ?? "", call.body.reason);
        return { status: 204 };
      },
    }),
    openRoute({
      ...ofDevice, method: "POST", path: "/api/mission-pack-contact", action: "protection.mission-pack-heard", body: ContactInput, answer: ContactAnswer,
      summary: "A device that carries a pack asks whether it may keep it, or says that it is wiped.",
      handle: async (call) => ({ body: await hearDevice(database, call.body, call.now) }),
    }),
    openRoute({
      ...ofDevice, method: "POST", path: "/api/mission-pack-notes", action: "protection.road-notes-received", body: NotesInput, answer: NoteReceipts, bodyLimit: 9_000_000,
      summary: "Keeps closed notes of a device and signs a receipt for each.",
      handle: async (call) => ({ body: { receipts: await receiveNotes(database, logKey, call.body, call.now) } }),
    }),
  ];
}
