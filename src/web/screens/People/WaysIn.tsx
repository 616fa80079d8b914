import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { useMessages } from "#ui/messages.ts";
import { Refused } from "#ui/page/Refused.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { AddPasskey } from "./AddPasskey.tsx";
import { passkeysQuery, sessionsQuery, type OpenSession, type Passkey } from "./people-answers.ts";
import { useStepUp } from "#ui/form/step-up.tsx";

/** The own passkeys and open sessions: what one does not recognise is ended here. */
export function WaysIn() {
  const t = useMessages();
  const { problem, link, remove } = useRemoval();
  const { data: passkeys } = useSuspenseQuery(passkeysQuery);
  const { data: sessions } = useSuspenseQuery(sessionsQuery);
  const change = { key: "change", title: t("web.people.change"), kind: "buttons", value: () => "" } as const;
  const passkeyColumns: readonly Column<Passkey>[] = [
    { key: "name", title: t("web.people.passkey"), kind: "text", value: (row) => row.name },
    { key: "made", title: t("web.people.made"), kind: "dateTime", value: (row) => row.createdAt },
    { key: "used", title: t("web.people.token-used"), kind: "dateTime", value: (row) => row.lastUsedAt },
    { ...change, cell: (row) => <Button look="quiet" label={t("web.people.remove-passkey-of", { name: row.name })} onClick={() => void remove(`/api/passkeys/${row.id}`, t("web.people.passkey-removed", { name: row.name }))}>{t("web.people.remove-passkey")}</Button> },
  ];
  const sessionColumns: readonly Column<OpenSession>[] = [
    { key: "with", title: t("web.people.signed-in-with"), kind: "text", value: (row) => t(row.assurance === 2 ? "web.people.with-passkey" : "web.people.with-password") },
    { key: "since", title: t("web.people.session-since"), kind: "dateTime", value: (row) => row.createdAt },
    { key: "seen", title: t("web.people.last-seen"), kind: "dateTime", value: (row) => row.lastSeenAt },
    { ...change, cell: (row) => (row.isThisOne ? t("web.people.this-session") : <Button look="quiet" onClick={() => void remove(`/api/sessions/${row.id}`, t("web.people.session-ended"))}>{t("web.people.end-session")}</Button>) },
  ];
  return (
    <Section title={t("web.people.ways-in")} lead={t("web.people.ways-in-lead")}>
      {problem && <Refused sentence={problem.title} action={link} />}
      {passkeys.items.length > 0 && <DataTable caption={t("web.people.passkeys")} columns={passkeyColumns} rows={passkeys.items} rowKey={(row) => row.id} />}
      <AddPasskey />
      <DataTable caption={t("web.people.sessions")} columns={sessionColumns} rows={sessions.items} rowKey={(row) => row.id} />
    </Section>
  );
}

/** Takes something away at once; a refusal stays on the page until the next attempt. */
function useRemoval() {
  const queries = useQueryClient();
  const stepUp = useStepUp();
  const [problem, setProblem] = useState<ApiProblem>();
  const remove = async (path: string, done: string) => {
    try {
      await stepUp.attempt(api.send("DELETE", path));
      setProblem(undefined);
      toast(done);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
    await Promise.all([passkeysQuery, sessionsQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey })));
  };
  return { problem, link: stepUp.link, remove };
}
