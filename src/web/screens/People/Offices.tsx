import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { api } from "#ui/api.ts";
import { toast } from "#ui/dialog/toast.ts";
import { Form } from "#ui/form/Form.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Section } from "#ui/page/Section.tsx";
import type { Column } from "#ui/table/column.ts";
import { DataTable } from "#ui/table/DataTable.tsx";
import { Badge } from "#ui/text/Badge.tsx";
import { Changes } from "./Changes.tsx";
import { NationalityRules } from "./NationalityRules.tsx";
import { compartmentsQuery, type Compartment } from "./people-answers.ts";
import { ReasonButton } from "./ReasonButton.tsx";
import { RenameOffice } from "./RenameOffice.tsx";
import styles from "./styles.module.css";
import { useStepUp } from "#ui/form/step-up.tsx";

/** Compartments: each office or sensitive matter is one, and only its members see what is in it. */
export function Offices() {
  const t = useMessages();
  const { data } = useSuspenseQuery(compartmentsQuery);
  const columns: readonly Column<Compartment>[] = [
    { key: "name", title: t("web.people.name"), kind: "text", value: (row) => row.name },
    { key: "kind", title: t("web.people.office-kind"), kind: "text", value: (row) => t(row.isExercise ? "web.exercise.name" : row.kind === "open-data" ? "web.people.office-kind.open-data" : "web.people.office-kind.office") },
    { key: "made", title: t("web.people.made"), kind: "dateTime", value: (row) => row.createdAt },
    { key: "standing", title: t("web.people.office-standing"), kind: "text", value: (row) => standingOf(row), cell: (row) => <Badge tone={row.closedAt === null ? "plain" : "bad"}>{t(`web.people.office-${standingOf(row)}`)}</Badge> },
    { key: "change", title: t("web.people.change"), kind: "buttons", value: () => "", cell: (row) => row.kind === "office" && <OfficeChanges office={row} /> },
  ];
  return (
    <>
      <Section title={t("web.people.offices")} lead={t("web.people.offices-lead")}>
        {data.items.length === 0 ? <Empty why="nothing">{t("web.people.no-offices")}</Empty> : <DataTable caption={t("web.people.offices")} isCaptionHidden columns={columns} rows={data.items} rowKey={(row) => row.id} />}
      </Section>
      <Section title={t("web.people.new-office")}>
        <NewOffice />
      </Section>
      <Section title={t("web.people.nationality-rules")} lead={t("web.people.nationality-rules-lead")}>
        <NationalityRules />
      </Section>
      <Changes path="compartments" />
    </>
  );
}

const standingOf = ({ closedAt }: Compartment) => (closedAt === null ? "open" : "closed");

function OfficeChanges({ office: { id, name, closedAt } }: { office: Compartment }) {
  const t = useMessages();
  const send = (step: "close" | "reopen") => (reason: string) => api.send("POST", `/api/compartments/${id}/${step}`, { reason });
  return (
    <div className={styles["line"]}>
      <RenameOffice id={id} name={name} />
      {closedAt === null ? (
        <ReasonButton look="danger" text={t("web.people.close-office")} label={t("web.people.close-office-of", { office: name })} lead={<p>{t("web.people.close-office-lead")}</p>} done={t("web.people.office-now-closed", { office: name })} send={send("close")} />
      ) : (
        <ReasonButton text={t("web.people.reopen-office")} label={t("web.people.reopen-office-of", { office: name })} done={t("web.people.office-now-open", { office: name })} send={send("reopen")} />
      )}
    </div>
  );
}

function NewOffice() {
  const t = useMessages();
  const queries = useQueryClient();
  const stepUp = useStepUp();
  const form = useForm({
    initial: { name: "" },
    check: ({ name }) => (name.trim() === "" ? [{ path: "name", sentence: t("web.people.name-needed") }] : []),
    save: (values) => stepUp.attempt(api.send("POST", "/api/compartments", values)),
    onSaved: () => {
      void queries.invalidateQueries({ queryKey: compartmentsQuery.queryKey });
      toast(t("web.people.office-made"));
      form.reset({ name: "" });
    },
  });
  return (
    <Form form={form} submitText={t("web.people.create-office")}>
      {stepUp.link}
      <TextField label={t("web.people.office-name")} hint={t("web.people.office-name-hint")} isRequired maxLength={200} {...form.field("name")} />
    </Form>
  );
}
