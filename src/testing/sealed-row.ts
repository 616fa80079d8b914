import { randomBytes, randomUUID } from "node:crypto";
import type { Db } from "#platform/database/pools.ts";
import { doorReaders } from "#protection/model/door-readers.ts";
import { anExchange, anExposure, aPartner, aRecommendation, aReprisal, aSubmission, aVisit } from "#protection/examples.ts";
import { addFile } from "#protection/store/sealed-files.ts";
import { addFiling } from "#protection/store/sealed-submissions.ts";
import type { Chain } from "./chain.ts";
import type { Person } from "./installation.ts";

/** A closed box that nobody can open, and the desk's file of it; the desk must hold the role, and that of the director. */
export async function giveSubmission(worker: Db, desk: Pick<Person, "send">, compartmentId: string, token: string): Promise<Chain> {
  const sealedId = randomUUID();
  await addFiling(worker, { id: sealedId, compartmentId, door: "submission", readers: doorReaders.submission, filedOn: "2026-03-01", bucket: 1_024, sealed: randomBytes(1_024), keyIds: ["none"], loginHash: randomBytes(32), replyKey: "none" });
  // Addresses are tried with the id in every place, so its one file is called by it.
  await addFile(worker, { id: sealedId, submissionId: sealedId, compartmentId, readers: doorReaders.submission, sentOn: "2026-03-01", bucket: 1_024, sealed: randomBytes(1_024), keyIds: ["none"] });
  const answer = await desk.send("POST", "/api/submissions", { compartmentId, content: aSubmission({ sealedId, filedOn: "2026-03-01", risk: `Families ${token}` }), reason: token });
  if (answer.status !== 201) throw new Error(answer.text);
  const visit = await desk.send("POST", "/api/visits", { compartmentId, content: aVisit({ title: `Visit ${token}`, purpose: token }), reason: token });
  if (visit.status !== 201) throw new Error(visit.text);
  const recommendation = await desk.send("POST", "/api/recommendations", { compartmentId, content: aRecommendation({ visitId: visit.body.id, text: `Give back ${token}`, review: token }), reason: token });
  if (recommendation.status !== 201) throw new Error(recommendation.text);
  const exposure = await desk.send("POST", "/api/exposures", { compartmentId, content: anExposure({ visitId: visit.body.id, occasion: token, safeContact: token }), reason: token });
  if (exposure.status !== 201) throw new Error(exposure.text);
  const reprisal = await desk.send("POST", "/api/reprisals", { compartmentId, content: aReprisal({ title: `Reprisal ${token}`, exposureId: exposure.body.id, what: token }), reason: token });
  if (reprisal.status !== 201) throw new Error(reprisal.text);
  const partner = await desk.send("POST", "/api/mandate-partners", { compartmentId, content: aPartner({ name: `House ${token}`, topics: token }), reason: token });
  if (partner.status !== 201) throw new Error(partner.text);
  const exchange = await desk.send("POST", "/api/exchanges", { compartmentId, content: anExchange({ title: `Evening ${token}`, partners: [partner.body.id], account: token }), reason: token });
  if (exchange.status !== 201) throw new Error(exchange.text);
  return { "mandate-partners": partner.body.id, exchanges: exchange.body.id, exposures: exposure.body.id, reprisals: reprisal.body.id, recommendations: recommendation.body.id, visits: visit.body.id, submissions: answer.body.id, "sealed-submissions": sealedId };
}
