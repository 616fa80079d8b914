import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import * as v from "valibot";
import { api, ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { Dialog } from "#ui/dialog/Dialog.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { CheckboxField } from "#ui/form/CheckboxField.tsx";
import { Form } from "#ui/form/Form.tsx";
import { NumberField } from "#ui/form/NumberField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { tokensQuery, type Token } from "./people-answers.ts";
import { Secret } from "./Secret.tsx";
import { useStepUp } from "#ui/form/step-up.tsx";

const Made = v.object({ token: v.string() });

/** Personal access tokens: programs that act with the rights of this person. */
export function Tokens() {
  const t = useMessages();
  const { data } = useSuspenseQuery(tokensQuery);
  const [isOpen, setOpen] = useState(false);
  const columns: readonly Column<Token>[] = [
    { key: "name", title: t("web.people.token-name"), kind: "text", value: (row) => row.name },
    { key: "right", title: t("web.people.token-right"), kind: "text", value: (row) => t(row.isReadOnly ? "web.people.token-reads" : "web.people.token-writes") },
    { key: "expires", title: t("web.people.token-expires"), kind: "dateTime", value: (row) => row.expiresAt },
    { key: "used", title: t("web.people.token-used"), kind: "dateTime", value: (row) => row.lastUsedAt },
    { key: "revoke", title: t("web.people.change"), kind: "buttons", value: () => "", cell: (row) => (row.revokedAt === null ? <Revoke token={row} /> : t("web.people.token-revoked")) },
  ];
  return (
    <Section title={t("web.people.tokens")} lead={t("web.people.tokens-lead")} actions={<Button onClick={() => setOpen(true)}>{t("web.people.new-token")}</Button>}>
      {data.items.length === 0 ? <Empty why="nothing">{t("web.people.no-tokens")}</Empty> : <DataTable caption={t("web.people.tokens")} isCaptionHidden columns={columns} rows={data.items} rowKey={(row) => row.id} />}
      <NewToken isOpen={isOpen} onClose={() => setOpen(false)} />
    </Section>
  );
}

function Revoke({ token }: { token: Token }) {
  const t = useMessages();
  const queries = useQueryClient();
  const revoke = async () => {
    try {
      await api.send("DELETE", `/api/tokens/${token.id}`);
      toast(t("web.people.token-was-revoked", { name: token.name }));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      toast(error.title);
    }
    await queries.invalidateQueries({ queryKey: tokensQuery.queryKey });
  };
  return <Button look="quiet" label={t("web.people.revoke-of", { name: token.name })} onClick={() => void revoke()}>{t("web.people.revoke")}</Button>;
}

function NewToken({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useMessages();
  const [token, setToken] = useState("");
  const close = () => {
    setToken("");
    onClose();
  };
  return (
    <Dialog title={t("web.people.new-token")} isOpen={isOpen} onClose={close}>
      {token === "" ? <TokenForm onMade={setToken} onClose={close} /> : <Secret label={t("web.people.token")} secret={token} how={t("web.people.token-how")} onDone={close} />}
    </Dialog>
  );
}

const firstDays = 30;

function TokenForm({ onMade, onClose }: { onMade: (token: string) => void; onClose: () => void }) {
  const t = useMessages();
  const queries = useQueryClient();
  const stepUp = useStepUp();
  const form = useForm({
    initial: { name: "", days: firstDays, isReadOnly: true },
    check: ({ name }) => (name.trim() === "" ? [{ path: "name", sentence: t("web.people.name-needed") }] : []),
    save: (values) => stepUp.attempt(api.send("POST", "/api/tokens", values, { schema: Made })),
    onSaved: ({ token }) => {
      void queries.invalidateQueries({ queryKey: tokensQuery.queryKey });
      onMade(token);
    },
  });
  const days = form.field("days");
  return (
    <Form form={form} submitText={t("web.people.create-token")} actions={<Button look="quiet" onClick={onClose}>{t("ui.record.cancel")}</Button>}>
      {stepUp.link}
      <TextField label={t("web.people.token-name")} hint={t("web.people.token-name-hint")} isRequired maxLength={100} {...form.field("name")} />
      <NumberField label={t("web.people.token-days")} hint={t("web.people.token-days-hint")} min={1} max={90} isRequired name="days" value={days.value} onChange={(number) => days.onChange(number ?? firstDays)} />
      <CheckboxField label={t("web.people.token-read-only")} hint={t("web.people.token-read-only-hint")} {...form.field("isReadOnly")} />
    </Form>
  );
}
