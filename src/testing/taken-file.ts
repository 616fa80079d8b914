import type { Answered, Person, TestInstallation } from "./installation.ts";

/** The original of a file as a browser takes it: a ticket by the session, shown at the address of attached files without a cookie. A refusal of the ticket is the answer. */
export async function takeOriginal(house: TestInstallation, person: Person, fileId: string): Promise<Answered> {
  const given = await person.send("POST", `/api/files/${fileId}/tickets`);
  return given.status === 201 ? showTicket(house, given.body.ticket) : given;
}

export async function showTicket({ app, files, filesOrigin }: TestInstallation, ticket: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
  const response = await (files ?? app).request(`${filesOrigin}/taken`, {
    method: "POST", headers: { "content-type": "application/x-www-form-urlencoded", origin: "null", "sec-fetch-site": "cross-site", "accept-language": "en", ...headers }, body: new URLSearchParams({ ticket }).toString(),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, body: bytes, headers: response.headers, text: bytes.toString("latin1") };
}
