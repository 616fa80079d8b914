import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { Database } from "#platform/database/open-database.ts";
import { acceptedLanguage } from "#platform/messages/sentences.ts";
import { refuse } from "#platform/refusal.ts";
import { importEvents } from "#information/actions/import-events.ts";
import type { CsvMapping } from "#information/model/import/csv-mapping.ts";
import { keepAreas } from "#geography/store/area-rows.ts";
import type { Rooms } from "../rooms.ts";
import { exerciseAreas } from "./areas.ts";
import { daysBefore, exerciseBursts, exerciseEvents, exerciseMapping, exerciseYearsBefore, monitorEvents, monitorMapping, storyKey } from "./events.ts";
import { workInTheField } from "./field-office.ts";
import { closeTheFord } from "./ford.ts";
import { forecastTwice } from "./forecasts.ts";
import { makeKeys } from "./keys.ts";
import { judgeAndWarn } from "./judgement.ts";
import { tellKillings } from "./killings.ts";
import { contradictLandings, matchPublishers } from "./pairs.ts";
import { writeToTheState } from "./letter.ts";
import { castExercise, type Cast } from "./people.ts";
import { workWithPartner } from "./partner.ts";
import { penOf, type Pen } from "./pen.ts";
import { actors, earlierNames, places, sources } from "./places.ts";
import { writeProtected } from "./protected.ts";
import { followExposed } from "./reprisal.ts";
import { receiveSubmissions } from "./submissions.ts";
import { seededRandom } from "./random.ts";
import { writeRegister } from "./register.ts";
import { estimateUnrecorded } from "./undercount.ts";
import { noteError } from "./surges.ts";
import { workWithPartners } from "./network.ts";
import { carryToVisit } from "./mission-pack.ts";
import { visitTheCountry } from "./visit.ts";
import { happenings, type Happening, type Telling } from "./story.ts";

export const exerciseSeed = 20_261_125;

/** Records are counted as removing counts them: each once, whatever was written on it. */
export type Loaded = { readonly records: number; readonly events: number; readonly situationId: string };

/** Loads the exercise once; the same seed and day give the same story. Its offices are named in a language. Refuses while one is there. */
export async function loadExercise(database: Database, rooms: Rooms, requestedBy: string | null, now: Date, language: string): Promise<Loaded> {
  const { rows } = await sql<{ there: boolean }>`select exists (select from access.compartment where is_exercise) as there`.execute(database.auth.db);
  if (rows[0]?.there) refuse("exercise.loaded-already");
  const random = seededRandom(exerciseSeed);
  const cast = await castExercise(database, requestedBy, acceptedLanguage(language));
  const pen = penOf(database, rooms, cast, now);
  await database.worker.db.transaction().execute((db) => keepAreas(db, exerciseAreas, "kasuria-exercise"));
  const own = await loadEvents(database, cast, exerciseMapping, exerciseEvents(random, now) + exerciseYearsBefore(seededRandom(exerciseSeed + 1), now) + exerciseBursts(seededRandom(exerciseSeed + 2), now));
  const monitored = await loadEvents(database, cast, monitorMapping, monitorEvents(seededRandom(exerciseSeed), seededRandom(exerciseSeed + 3), now));
  await matchPublishers(database, cast, now);
  await contradictLandings(database, cast, now);
  const situationId = await openSituation(pen);
  const standing = await writeStanding(pen);
  const contacts = await writeRegister(pen);
  const imported = await importedHappenings(database);
  const incidents = new Map<string, string>();
  for (const happening of happenings) incidents.set(happening.key, await tell(pen, situationId, happening, standing, imported.get(happening.key)));
  await closeTheFord(pen, situationId, contacts, standing.sources);
  await judgeAndWarn(pen, situationId, incidents, contacts);
  const tableId = await tellKillings(pen, seededRandom(exerciseSeed + 4));
  await forecastTwice(pen, now, tableId);
  await estimateUnrecorded(pen);
  await noteError(database, cast, now);
  const deskOf = await makeKeys(database, pen);
  await writeProtected(pen, deskOf(cast.offices[0]), situationId, standing.sources);
  await workWithPartner(pen, situationId);
  const desk = deskOf(cast.offices[2]);
  await writeToTheState(pen, desk, situationId);
  const visit = await visitTheCountry(pen);
  await followExposed(pen, visit);
  await workWithPartners(pen, desk);
  await workInTheField(pen);
  await receiveSubmissions(database, pen, desk);
  await carryToVisit(database, pen, desk, visit);
  return { records: pen.records(), events: own + monitored, situationId };
}

async function loadEvents(database: Database, cast: Cast, mapping: CsvMapping, table: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "vigie-exercise-"));
  try {
    const fileName = `${mapping.dataset}.csv`;
    const path = join(folder, fileName);
    writeFileSync(path, table);
    const wanted = { path, fileName, format: "csv", release: "1", mapping, compartmentId: cast.offices[0], requestedBy: cast.ids.analyst } as const;
    const answer = await importEvents(database, wanted, { progress: async () => undefined });
    return answer.stored;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The imported events that tell of a happening of the story, by its key. */
async function importedHappenings(database: Database): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; key: string }>`select id, source_key as key from information.event where dataset = ${exerciseMapping.dataset} and source_key like ${`${storyKey}%`}`.execute(database.worker.db);
  return new Map(rows.map(({ id, key }) => [key.slice(storyKey.length), id]));
}

async function openSituation(pen: Pen): Promise<string> {
  const id = await pen.create("analyst", pen.day(520), "situations", {
    label: "unclassified",
    title: "Kasuria: herding families of the Oumé plain",
    countries: ["XKS"],
    areas: ["KX0101", "KX0102", "KX0201"],
    period: `${daysBefore(pen.today, 540).slice(0, 7)}/..`,
    populationsAtRisk: [
      { name: "Herding families of the Oumé plain", size: "about 41,000 people in 90 camps", why: "Named as outsiders in broadcasts; twice driven from markets." },
      { name: "Ridge villagers", size: "about 6,500 people", why: "Cut off for weeks at a time; burned villages in the spring." },
    ],
    possiblePerpetrators: [
      { name: "Plain Defence Committees", confidence: "moderate", why: "Seen with lists at two places; say so on the radio." },
      { name: "National Guard of Kasuria, transport units", confidence: "low", why: "Number plates reported by one source only." },
    ],
    crimesConsidered: ["crimes-against-humanity", "war-crimes"],
    scope: "Attacks on and expulsion of herding families between the Oumé plain and the Serrat river, and what could prevent them before the vote.",
    triggers: [{ when: daysBefore(pen.today, -11), what: "Verdict in the trial of two committee men" }, { when: daysBefore(pen.today, -38), what: "Vote on the land law" }, { when: daysBefore(pen.today, -75).slice(0, 7), what: "Herds move down from the ridge" }],
    concernLevel: null,
    concernHistory: [],
    reviewOn: null,
  }, "First reports of expulsions at the market.");
  await pen.step("senior", pen.day(505), "situations", id, "place-on-watch", "Two sources agree; the lists of names are new.");
  await pen.step("senior", pen.day(390), "situations", id, "change-concern-level", "Buses stopped at the ford; the violence has reached the road.", { level: 2, assessmentId: null });
  return id;
}

type Standing = { readonly sources: ReadonlyMap<string, string>; readonly actors: ReadonlyMap<string, string> };

async function writeStanding(pen: Pen): Promise<Standing> {
  const sourceIds = new Map<string, string>();
  for (const { key, title, kind, reliability, reliabilityReason } of sources) {
    sourceIds.set(key, await pen.create("analyst", pen.day(519), "sources", { label: "unclassified", title, kind, reliability, reliabilityReason }));
  }
  const actorIds = new Map<string, string>();
  for (const { key, title, otherNames, kind } of actors) {
    const relations = key === "cord" ? [{ to: actorIds.get("front") ?? "", relation: "split-from", from: daysBefore(pen.today, 200).slice(0, 7), until: null }] : [];
    actorIds.set(key, await pen.create("analyst", pen.day(518), "actors", { label: "unclassified", title, otherNames: [...otherNames], kind, country: "XKS", dataSetNames: [title], relations, from: null, until: null }));
  }
  for (const { title, of, kind, untilDaysAgo } of earlierNames) {
    const until = daysBefore(pen.today, untilDaysAgo).slice(0, 7);
    const relations = [{ to: actorIds.get(of) ?? "", relation: "alias-of", from: null, until }];
    await pen.create("analyst", pen.day(516), "actors", { label: "unclassified", title, otherNames: [], kind, country: "XKS", dataSetNames: [title], relations, from: null, until });
  }
  return { sources: sourceIds, actors: actorIds };
}

/** One happening: its reports as they came in, the claims drawn from them, and the incident that joins them. */
async function tell(pen: Pen, situationId: string, happening: Happening, standing: Standing, event: string | undefined): Promise<string> {
  const place = places[happening.place] ?? places[0];
  const at = { said: place.said, country: "XKS", pcode: place.pcode, latitude: place.latitude, longitude: place.longitude, precision: place.precision };
  const claims: { id: string; telling: Telling; when: string }[] = [];
  for (const telling of happening.tellings) {
    const daysAgo = Math.max(0, happening.daysAgo - telling.daysLater);
    const when = whenSaid(pen.today, happening.daysAgo, telling.when);
    const source = sources.find((one) => one.key === telling.source);
    const reportId = await pen.create("analyst", pen.day(daysAgo, 7 + claims.length), "reports", {
      label: "unclassified", situationId, title: `${source?.title ?? ""}: ${happening.title}`, receivedAt: pen.day(daysAgo, 6).toISOString(), occurred: when, place: at,
      sourceId: standing.sources.get(telling.source) ?? null, sourceKind: source?.kind ?? null, language: telling.language, text: telling.text, summary: telling.language === "en" ? "" : telling.statement,
      reliability: null, credibility: null, corroborationGroup: telling.source === "magpie" && happening.key === "well" ? "swift" : "",
    });
    await pen.step("analyst", pen.day(daysAgo, 8 + claims.length), "reports", reportId, "triage");
    await pen.step("analyst", pen.day(daysAgo, 9 + claims.length), "reports", reportId, "grade", "", { reliability: source?.reliability ?? "F", credibility: telling.credibility });
    const claimId = await pen.create("analyst", pen.day(daysAgo, 10 + claims.length), "claims", {
      label: "unclassified", situationId, reportId, statement: telling.statement, actTypes: [...happening.actTypes], when, place: at, perpetrator: telling.perpetrator, victims: happening.victims,
      killed: telling.killed, injured: null, credibility: telling.credibility,
    });
    claims.push({ id: claimId, telling, when });
  }
  return joinIncident(pen, situationId, happening, at, claims, event);
}

async function joinIncident(pen: Pen, situationId: string, happening: Happening, at: unknown, claims: readonly { id: string; telling: Telling; when: string }[], event: string | undefined): Promise<string> {
  const latest = Math.min(...happening.tellings.map((telling) => Math.max(0, happening.daysAgo - telling.daysLater)));
  const { held } = happening;
  const byEvent = <Value>(value: Value) => (event === undefined ? [] : [{ from: event, value }]);
  const id = await pen.create("investigator", pen.day(latest, 15), "incidents", {
    label: "unclassified", situationId, title: happening.title, summary: "", claims: claims.map((claim) => claim.id), events: event === undefined ? [] : [event],
    when: { accounts: [...claims.map((claim) => ({ from: claim.id, value: claim.when })), ...byEvent(daysBefore(pen.today, happening.daysAgo))], working: held ? { value: whenSaid(pen.today, happening.daysAgo, held.when), reason: held.whenReason } : null },
    where: { accounts: claims.map((claim) => ({ from: claim.id, value: at })), working: { value: at, reason: "All accounts name the same place." } },
    acts: [{
      key: "act-1", types: [...happening.actTypes], conduct: happening.working ? "commission" : "unknown", victims: happening.victims, unit: "group", civilianStatus: "civilian",
      count: { accounts: [...claims.flatMap((claim) => (claim.telling.killed ? [{ from: claim.id, value: { ...claim.telling.killed, ...(claim.telling.counted ? { method: claim.telling.counted } : {}) } }] : [])), ...(happening.working ? byEvent(happening.working.killed) : [])], working: happening.working ? { value: happening.working.killed, reason: happening.working.reason } : null },
      perpetrators: { accounts: claims.flatMap((claim) => (claim.telling.perpetrator === "" ? [] : [{ from: claim.id, value: { name: claim.telling.perpetrator, involvement: "carried-out" } }])), working: held ? { value: { name: held.who, involvement: "carried-out" }, reason: held.whoReason } : null },
    }],
    standard: happening.outcome === "reported" ? null : "reasonable-grounds",
  });
  if (happening.outcome === "reported") return id;
  await pen.step("investigator", pen.day(latest, 16), "incidents", id, "start-verification");
  const step = { verified: "verify", "partly-verified": "verify-partly", refuted: "refute" } as const;
  if (happening.outcome !== "under-verification") await pen.step("senior", pen.day(Math.max(0, latest - 3), 10), "incidents", id, step[happening.outcome], happening.working?.reason ?? "Observers were there and found otherwise.");
  return id;
}

function whenSaid(today: Date, daysAgo: number, how: Telling["when"]): string {
  const day = daysBefore(today, daysAgo);
  return how === "day" ? day : how === "month" ? day.slice(0, 7) : `${day}~`;
}
