import { sql } from "kysely";
import type { Context } from "#platform/context.ts";
import type { Database } from "#platform/database/open-database.ts";
import { inviteAccount } from "#platform/identity/invitation.ts";
import type { Language } from "#platform/messages/sentences.ts";
import type { Partner } from "#platform/records/share.ts";
import { systemContext } from "#platform/system.ts";

/** Three offices and the people of each; names are invented. The first office warns, the second is its field presence, the third the desk of a mandate on defenders. */
const cast = [
  { key: "monitor", name: "Ilse Moravec", office: 1, roles: ["monitor"] },
  { key: "analyst", name: "Tadeo Vanterpool", office: 0, roles: ["analyst"] },
  { key: "senior", name: "Noor Abeyta", office: 0, roles: ["senior"] },
  { key: "director", name: "Solveig Okonjo-Reyes", office: 0, roles: ["director"] },
  { key: "investigator", name: "Piet Lindqvist-Sane", office: 0, roles: ["investigator", "analyst"] },
  { key: "focalPoint", name: "Amina Castellane", office: 0, roles: ["focalPoint"] },
  { key: "component", name: "Dagny Orlovski-Sall", office: 0, roles: ["component"] },
  { key: "principal", name: "Bertrand Oyelaran", office: 0, roles: ["principal"] },
  { key: "protectionOfficer", name: "Mireille Santangelo", office: 2, roles: ["protectionOfficer"] },
  { key: "desk", name: "Ines Halloran-Petit", office: 2, roles: ["desk"] },
  { key: "mandateHolder", name: "Anselm Duarte-Koné", office: 2, roles: ["mandateHolder"] },
  { key: "publisher", name: "Jorunn Achterberg", office: 2, roles: ["publisher", "mandateHolder"] },
  { key: "mandateDirector", name: "Hallvard Bressani", office: 2, roles: ["director"] },
  { key: "fieldSenior", name: "Kofi Drăgulescu", office: 1, roles: ["senior", "analyst", "director"] },
] as const;
export type CastKey = (typeof cast)[number]["key"];
/** Of another institution: no member of an office, and sees only what was shared. */
const partnerName = "Yara Desrosiers";

/** In the language of whoever loads it; like the story itself, they are not translated afterwards. */
const officeNames = {
  en: ["Exercise: Office on prevention", "Exercise: Field office in Kasuria", "Exercise: Mandate on defenders"],
  fr: ["Exercice : Bureau de la prévention", "Exercice : Bureau de terrain en Kasurie", "Exercice : Mandat sur les défenseurs"],
  ar: ["تمرين: مكتب الوقاية", "تمرين: المكتب الميداني في كاسوريا", "تمرين: الولاية المعنية بالمدافعين"],
} as const satisfies Record<Language, readonly [string, string, string]>;

export type Cast = { readonly offices: readonly [string, string, string]; readonly ids: Readonly<Record<CastKey, string>>; readonly partner: Partner; as(key: CastKey, at: Date): Context };

/** Makes offices and people. Whoever loads the exercise joins both offices and may play every part except against themselves. */
export async function castExercise(database: Database, requestedBy: string | null, language: Language): Promise<Cast> {
  const { auth } = database;
  const offices: string[] = [];
  for (const name of officeNames[language]) {
    const { rows } = await sql<{ id: string }>`insert into access.compartment (name, is_exercise) values (${name}, true) returning id`.execute(auth.db);
    offices.push(rows[0]?.id ?? "");
  }
  const [first = "", second = "", third = ""] = offices;
  const ids: Partial<Record<CastKey, string>> = {};
  const address = (key: string) => `${key.toLowerCase()}.${first.slice(0, 8)}@exercise.invalid`;
  for (const { key, name, office, roles } of cast) {
    ids[key] = await account(database, name, address(key), 2);
    for (const role of roles) await join(database, ids[key] ?? "", offices[office] ?? "", role);
  }
  if (requestedBy) {
    for (const office of [first, second]) for (const role of ["analyst", "senior", "director", "monitor", "focalPoint"]) await join(database, requestedBy, office, role);
    for (const role of ["desk", "mandateHolder", "publisher", "protectionOfficer", "director"]) await join(database, requestedBy, third, role);
  }
  const complete = cast.reduce<Record<CastKey, string>>((all, { key }) => ({ ...all, [key]: ids[key] ?? "" }), emptyIds);
  const officeOf = (key: CastKey) => cast.find((one) => one.key === key);
  const partner = { name: partnerName, email: address("partner"), language: "en", isExercise: true };
  return {
    offices: [first, second, third],
    ids: complete,
    partner: { ...partner, id: await account(database, partner.name, partner.email, 1) },
    as: (key, at) => systemContext(database, complete[key], offices[officeOf(key)?.office ?? 0] ?? first, officeOf(key)?.roles ?? [], at),
  };
}

const emptyIds: Record<CastKey, string> = { monitor: "", analyst: "", senior: "", director: "", investigator: "", focalPoint: "", component: "", principal: "", protectionOfficer: "", desk: "", mandateHolder: "", publisher: "", mandateDirector: "", fieldSenior: "" };

async function account(database: Database, name: string, email: string, clearance: number): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into access.account (name, email, clearance, is_exercise) values (${name}, ${email}, ${clearance}, true) returning id`.execute(database.auth.db);
  return rows[0]?.id ?? "";
}

async function join(database: Database, accountId: string, compartmentId: string, role: string): Promise<void> {
  await sql`insert into access.membership (account_id, compartment_id, role, reason) values (${accountId}, ${compartmentId}, ${role}, 'training exercise')`.execute(database.auth.db);
}

/** Personal links for the people of the exercise, so that a trainer can seat colleagues in their chairs. */
export async function inviteCast(database: Database, origin: string, now: Date): Promise<{ name: string; roles: string[]; link: string }[]> {
  const { rows } = await sql<{ id: string; name: string; roles: string[] }>`
    select account.id, account.name, coalesce(array_agg(membership.role order by membership.role) filter (where membership.role is not null), '{}') as roles
      from access.account left join access.membership on membership.account_id = account.id
     where account.is_exercise and account.disabled_at is null
     group by account.id, account.name order by account.name
  `.execute(database.auth.db);
  return Promise.all(rows.map(async ({ id, name, roles }) => ({ name, roles, link: `${origin}/welcome/${await inviteAccount(database.auth.db, id, now)}` })));
}
