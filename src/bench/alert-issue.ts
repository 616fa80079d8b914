import { sql } from "kysely";
import { anAddressee, anAlert } from "#warning/examples.ts";
import { serveFresh, type BenchPerson } from "./served.ts";

export type AlertIssue = { addressees: number; seconds: number; receipts: number; mails: number };

/** Issues one alert to a thousand people of the register of partners and waits until every receipt and mail is queued. */
export async function alertIssue(addressees: number): Promise<AlertIssue> {
  const served = await serveFresh(8_472);
  try {
    const office = await served.compartment();
    const [author, reader, director] = await Promise.all([served.member({ [office]: ["analyst"] }), served.member({ [office]: ["senior"] }), served.member({ [office]: ["director"] })]);
    const call = async (person: BenchPerson, method: string, path: string, body: unknown, version?: number) => {
      const response = await fetch(`${served.base}${path}`, { method, headers: { ...person.headers, ...(version === undefined ? {} : { "if-match": `"${version}"` }) }, body: JSON.stringify(body) });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${text.slice(0, 300)}`);
      return JSON.parse(text);
    };
    const situation = await call(author, "POST", "/api/situations", {
      compartmentId: office,
      content: { label: "confidential", title: "Bench situation", countries: ["XKS"], areas: [], period: "2026-01/..", populationsAtRisk: [{ name: "Families" }], possiblePerpetrators: [], crimesConsidered: [], concernLevel: null, concernHistory: [], reviewOn: null },
    });
    const contacts: string[] = [];
    for (let index = 0; index < addressees; index += 1) {
      const person = await call(author, "POST", "/api/persons", { compartmentId: office, content: { label: "confidential", title: `Person ${index}`, organisationId: null, email: `person-${index}@example.org`, from: null, until: null } });
      contacts.push(person.id);
    }
    const hour = 3_600_000;
    const ahead = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
    const people = contacts.map((contactId, index) => anAddressee({ key: `p-${index}`, name: `Person ${index}`, kind: "civil-society", contactId }));
    const content = anAlert({
      situationId: situation.id, form: "partner-alert", assessmentId: null, flashJustification: "Bench", sections: [], addressees: people,
      asks: people.slice(0, 200).map((one) => ({ addresseeKey: one.key, ask: "Answer." })),
      deadlines: { acknowledgeBy: ahead(24), respondBy: ahead(72), actBy: ahead(200), reportBackBy: ahead(400) },
    });
    const alert = await call(author, "POST", "/api/alerts", { compartmentId: office, content: { ...content, asks: people.map((one) => ({ addresseeKey: one.key, ask: "Answer." })) } });
    await call(author, "POST", `/api/alerts/${alert.id}/steps/submit`, {}, 1);
    await call(reader, "POST", `/api/alerts/${alert.id}/steps/second-read`, {}, 2);
    const start = performance.now();
    await call(director, "POST", `/api/alerts/${alert.id}/steps/issue`, {}, 3);
    const seconds = (performance.now() - start) / 1000;
    const { rows } = await sql<{ receipts: number; mails: number }>`
      select (select count(*) from warning.receipt where alert_id = ${alert.id}) as receipts, (select count(*) from mail.message where about_record = ${alert.id}) as mails
    `.execute(served.database.worker.db);
    return { addressees, seconds, receipts: rows[0]?.receipts ?? 0, mails: rows[0]?.mails ?? 0 };
  } finally {
    await served.stop();
  }
}
