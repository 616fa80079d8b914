import { anAssessment } from "#assessment/examples.ts";
import { aCase, aCommunication, aPublication, aReply } from "#protection/examples.ts";
import { aMeasure } from "#response/examples.ts";
import { aClaim, anAlert, anAddressee } from "#warning/examples.ts";
import { aSealedBox } from "./a-sealed-box.ts";
import type { Person } from "./installation.ts";

export type Chain = Readonly<Record<string, string>>;

/** One record of every kind in a compartment, linked into a chain, each text carrying the token, so that a leak can be found by it. */
export async function givenAChain(writer: Pick<Person, "send">, compartmentId: string, token: string): Promise<Chain> {
  const ids: Record<string, string> = {};
  const make = async (path: string, content: unknown) => {
    const answer = await writer.send("POST", `/api/${path}`, { compartmentId, content, reason: token });
    if (answer.status !== 201) throw new Error(`${path} was refused: ${answer.text}`);
    ids[path] = answer.body.id;
    return answer.body.id as string;
  };
  const dated = { from: null, until: null };
  await make("organisations", { label: "confidential", title: `Organisation ${token}`, kind: "civil-society", country: null, partOf: null, email: null, ...dated });
  const person = await make("persons", { label: "confidential", title: `Person ${token}`, organisationId: ids["organisations"], email: `${token}@example.org`, ...dated });
  await make("actors", { label: "confidential", title: `Actor ${token}`, kind: "armed-group", country: null, ...dated });
  await make("addressee-groups", { label: "confidential", title: `Group ${token}`, members: [person] });
  const situationId = await make("situations", {
    label: "confidential", title: `Situation ${token}`, countries: ["XKS"], areas: ["KX01"], period: "2026-01/..", populationsAtRisk: [{ name: `Families ${token}` }], possiblePerpetrators: [],
    crimesConsidered: [], concernLevel: null, concernHistory: [], reviewOn: null,
  });
  const sourceId = await make("sources", { label: "confidential", title: `Code ${token}`, kind: "individual", reliability: "B" });
  await make("source-identities", { label: "strictly-confidential", sourceId, ...(await aSealedBox(sourceId, { name: `Real name ${token}` })) });
  const place = { said: `Village ${token}`, latitude: 12.5, longitude: -3.25, precision: "place" };
  const reportId = await make("reports", {
    label: "confidential", situationId, title: `Report ${token}`, receivedAt: "2026-03-02T08:00:00Z", occurred: "2026-03-01", place, sourceId, sourceKind: "individual",
    language: "en", text: `They came at dawn ${token}`, reliability: "B", credibility: "3",
  });
  const claimId = await make("claims", {
    label: "confidential", situationId, reportId, statement: `Nine were killed ${token}`, when: "2026-03-01", place, killed: { low: 7, best: 9, high: 9 }, injured: null, credibility: "3",
  });
  const incidentId = await make("incidents", {
    label: "confidential", situationId, title: `Incident ${token}`, claims: [claimId], events: [],
    when: { accounts: [{ from: claimId, value: "2026-03-01" }], working: null }, where: { accounts: [], working: null }, acts: [], standard: null,
  });
  const judgements = anAssessment().judgements.map((judgement) => ({ ...judgement, evidence: judgement.evidence.map((one) => ({ ...one, recordId: incidentId })) }));
  await make("assessments", anAssessment({ situationId, title: `Assessment ${token}`, judgements }));
  await make("forecast-runs", { label: "confidential", title: `Forecast ${token}`, target: "all", dataset: `Data ${token}`, cutOff: "2026-02", note: token });
  await make("foreign-forecasts", { label: "confidential", title: `Archive ${token}`, source: token, target: "all", dataset: token, note: token });
  const tableId = await make("country-tables", { label: "confidential", title: `Table ${token}`, source: token, columns: [{ name: "iso3", role: "country" }, { name: "year", role: "year" }, { name: "deaths", role: "violence" }], note: token });
  await make("mass-killing-runs", { label: "confidential", title: `Chances ${token}`, tableId, until: 2024, note: token });
  await make("undercounts", { label: "confidential", title: `Undercount ${token}`, population: token, lists: token, table: `${token},radio,people\n1,0,4\n0,1,3\n1,1,2`, note: token });
  const alertId = await make("alerts", anAlert({ situationId, title: `Alert ${token}`, assessmentId: null, flashJustification: token, claim: aClaim({ text: `Claim ${token}`, judgedBy: token }), addressees: [anAddressee({ key: "sg", kind: "secretary-general", name: `SG ${token}` }), anAddressee({ contactId: person })] }));
  await make("outcome-reviews", { label: "confidential", situationId, alertId, title: `Review ${token}`, language: "en", doneBy: [], whatHappened: token, counterfactual: "", lessons: "", wasRight: null });
  await make("measures", aMeasure({ situationId, alertId, title: `Measure ${token}` }));
  const caseId = await make("cases", aCase({ title: `Case ${token}`, situationId, about: [incidentId], needs: token }));
  await make("sealed-notes", { label: "confidential", about: caseId, purpose: "protection-plan", ...(await aSealedBox(caseId, { measures: token })) });
  const communicationId = await make("communications", aCommunication({ title: `Letter ${token}`, caseId, situationId, concern: token }));
  await make("replies", aReply({ title: `Reply ${token}`, communicationId, text: token }));
  await make("publications", aPublication({ title: `Public version ${token}`, communicationId, caseId, concern: token }));
  return ids;
}
