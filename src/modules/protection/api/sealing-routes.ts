import { sql } from "kysely";
import * as v from "valibot";
import { rolesIn, type Context } from "#platform/context.ts";
import type { Database } from "#platform/database/open-database.ts";
import { signedInRoute, type Route } from "#platform/http/route.ts";
import { readingRoles } from "#platform/rules/reading-roles.ts";
import { listPasskeys } from "#platform/identity/passkey.ts";
import { openLogKey, type LogKey } from "#platform/ledger/signed-note.ts";
import { contactKeys } from "../actions/contact-actions.ts";
import { proveKeyList, publicLogKey } from "../actions/key-list.ts";
import { askRecovery, certifyKey, foundOrganisation, keepDoor, makeOwnKey, revokeKey } from "../actions/key-actions.ts";
import { copyOwnKey, removeKeyCopy } from "../actions/key-copies.ts";
import { CertificateInput, DoorInput, KeyCopyInput, OrganisationInput, OwnKeyInput, RecoveryAnswer, RecoveryInput, RevocationInput, SealingAnswer } from "../contract.ts";
import { doorKeepers } from "../model/door-readers.ts";
import { exercisePassphrase } from "../model/exercise-passphrase.ts";
import { findExerciseKey, findOrganisation, findOwnKey, listCertificates, listColleagues, listKeyCopies, listOpenDoors } from "../store/keys.ts";

/** Keys: one's own, those of colleagues, the organisation's. No secret passes here but closed. */
export function sealingRoutes(database: Database, dataDirectory: string): Route[] {
  const logKey = openLogKey(dataDirectory);
  const own = { data: "own", audit: null, allowed: "signed-in" } as const;
  return [
    signedInRoute({
      ...own, stepUp: false, method: "GET", path: "/api/sealing", action: "protection.sealing-read", answer: SealingAnswer,
      summary: "The own keys, the organisation's root, and who in the caller's offices opens what comes in confidence, with certificates.",
      handle: async (ctx) => ({ body: await sealingOf(ctx, database, logKey) }),
    }),
    signedInRoute({
      ...own, stepUp: true, method: "PUT", path: "/api/sealing/own-key", action: "protection.own-key-made", body: OwnKeyInput,
      summary: "Keeps the own public keys, and the private ones closed with a passphrase the server never hears. Ends certificates of earlier keys.",
      handle: async (ctx, call) => {
        await makeOwnKey(ctx, database, call.body);
        return { status: 204 };
      },
    }),
    signedInRoute({
      ...own, stepUp: true, method: "POST", path: "/api/sealing/key-copies", action: "protection.key-copy-made", body: KeyCopyInput,
      summary: "Keeps the own private keys once more, closed with what one of the own passkeys answered to the browser. The server hears neither question nor answer.",
      handle: async (ctx, call) => {
        await copyOwnKey(ctx, database, call.body);
        return { status: 204 };
      },
    }),
    signedInRoute({
      ...own, stepUp: true, method: "DELETE", path: "/api/sealing/key-copies/:id", action: "protection.key-copy-removed", body: v.strictObject({}),
      summary: "Removes the copy of the own private keys that a passkey opens. The passkey still signs in, the passphrase still opens.",
      handle: async (ctx, call) => {
        await removeKeyCopy(ctx, call.params["id"] ?? "");
        return { status: 204 };
      },
    }),
    signedInRoute({
      data: "administration", audit: null, allowed: "administrator", stepUp: true, method: "POST", path: "/api/sealing/organisation", action: "protection.organisation-founded", body: OrganisationInput,
      summary: "Keeps what a key ceremony made public: the root, the recovery key and the certificates of the first officers. Once.",
      handle: async (ctx, call) => {
        await foundOrganisation(ctx, database, call.body, logKey);
        return { status: 201, body: {} };
      },
    }),
    signedInRoute({
      ...own, stepUp: true, method: "POST", path: "/api/sealing/certificates", action: "protection.key-certified", body: CertificateInput,
      summary: "Keeps a certificate that an officer of the office, or the root, signed for a colleague's key.",
      handle: async (ctx, call) => {
        await certifyKey(ctx, database, call.body.certificate);
        return { status: 201, body: {} };
      },
    }),
    signedInRoute({
      ...own, stepUp: true, method: "POST", path: "/api/sealing/certificates/:id/revocation", action: "protection.key-revoked", body: RevocationInput,
      summary: "Ends a certificate: from now on nobody seals to that key.",
      handle: async (ctx, call) => {
        await revokeKey(ctx, database, call.params["id"] ?? "", call.body.reason);
        return { status: 204 };
      },
    }),
    signedInRoute({
      data: "compartmented", audit: null, allowed: "member", stepUp: true, method: "POST", path: "/api/sealing/recovery", action: "protection.recovery-asked", body: RecoveryInput, answer: RecoveryAnswer,
      summary: "The recovery key, closed under the root, for a desk whose own keys are lost. Three custodians open it; asking is on record.",
      handle: async (ctx, call) => ({ body: await askRecovery(ctx, database, call.body) }),
    }),
    signedInRoute({
      data: "compartmented", audit: null, allowed: "member", stepUp: true, method: "PUT", path: "/api/doors", action: "protection.door-kept", body: DoorInput,
      summary: "Opens or closes a way in from the public page to an office.",
      handle: async (ctx, call) => {
        await keepDoor(ctx, call.body);
        return { status: 204 };
      },
    }),
  ];
}

async function sealingOf(ctx: Context, database: Database, logKey: LogKey): Promise<SealingAnswer> {
  const { viewer } = ctx;
  const { worker } = database;
  const seen = await ctx.transaction(async (db) => {
    const [organisation, ownKey, copies, doors, { rows: offices }] = await Promise.all([
      findOrganisation(db), findOwnKey(db, viewer.userId), listKeyCopies(db, viewer.userId), listOpenDoors(db),
      sql<{ id: string; name: string; isExercise: boolean }>`select id, name, is_exercise as "isExercise" from access.compartment where kind = 'office' and closed_at is null and id = any ((select access.readable_compartments())::uuid[]) order by name, id`.execute(db),
    ]);
    return { organisation, ownKey, copies, doors, offices };
  });
  // Whoever administers founds the organisation and so sees of every office who has made keys, as they see who its members are.
  const all = viewer.isAdministrator ? (await sql<{ id: string; name: string; isExercise: boolean }>`select id, name, is_exercise as "isExercise" from access.compartment where kind = 'office' and closed_at is null order by name, id`.execute(worker.db)).rows : [];
  const own = seen.offices.filter(({ id }) => rolesIn(viewer, id).some((role) => readingRoles.includes(role)));
  const offices = [...own, ...all.filter(({ id }) => !own.some((one) => one.id === id))];
  const ids = offices.map(({ id }) => id);
  const [passkeys, people, shown, certificates, ofExercise, exerciseKey] = await Promise.all([listPasskeys(database.auth.db, viewer.userId), listColleagues(worker.db, ids, ctx.now), contactKeys(database, ctx.now), listCertificates(worker.db), findOrganisation(worker.db, true), findExerciseKey(worker.db, own.map(({ id }) => id))]);
  return {
    logKey: publicLogKey(logKey),
    log: seen.organisation?.log ?? null,
    proof: seen.organisation ? await proveKeyList(database, logKey, seen.organisation.root) : null,
    organisation: seen.organisation ? { name: seen.organisation.name, root: seen.organisation.root, madeAt: seen.organisation.madeAt } : null,
    own: seen.ownKey ?? null,
    passkeys: passkeys.map(({ id, credential, name }) => ({ id, credential, name, copy: seen.copies.find(({ passkeyId }) => passkeyId === id) ?? null })),
    exercise: exerciseKey ? { ...exerciseKey, passphrase: exercisePassphrase } : null,
    certificates: certificates.filter(({ compartmentId }) => compartmentId === null || ids.includes(compartmentId)).map(({ revokedAt: _revokedAt, ...one }) => one),
    offices: offices.map(({ id, name, isExercise }) => ({
      id, name, isExercise,
      root: (isExercise ? ofExercise : seen.organisation)?.root ?? null,
      mayKeepDoors: doorKeepers.some((role) => rolesIn(viewer, id).includes(role)),
      doors: seen.doors.filter(({ compartmentId }) => compartmentId === id).map(({ door, name: said }) => ({ door, name: said, isShown: shown.doors.some((one) => one.compartmentId === id && one.door === door) })),
      people: people.filter(({ compartmentId }) => compartmentId === id).map(({ compartmentId: _compartmentId, ...one }) => one),
    })),
  };
}
