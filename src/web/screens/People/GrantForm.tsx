import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { api } from "#ui/api.ts";
import { DateTimeField } from "#ui/form/DateTimeField.tsx";
import { Form } from "#ui/form/Form.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { toast } from "#ui/dialog/toast.ts";
import { useMessages } from "#ui/messages.ts";
import { Disclosure } from "#ui/page/Disclosure.tsx";
import { accountsQuery, compartmentsQuery } from "./people-answers.ts";
import { useStepUp } from "#ui/form/step-up.tsx";

/** Gives a role in an office, with its end and its reason. */
export function GrantForm({ accountId, isFirst }: { accountId: string; isFirst: boolean }) {
  const t = useMessages();
  const queries = useQueryClient();
  const stepUp = useStepUp();
  const { data } = useSuspenseQuery(compartmentsQuery);
  const open = data.items.filter(({ closedAt }) => closedAt === null);
  const empty = { compartmentId: open[0]?.id ?? "", role: "analyst", validUntil: "", reason: "" };
  const form = useForm({
    initial: empty,
    check: ({ reason }) => (reason.trim().length < 3 ? [{ path: "reason", sentence: t("platform.reason-invalid") }] : []),
    save: ({ validUntil, ...grant }) => stepUp.attempt(api.send("POST", "/api/memberships", { ...grant, accountId, validUntil: validUntil === "" ? null : validUntil })),
    onSaved: () => {
      void queries.invalidateQueries({ queryKey: accountsQuery.queryKey });
      toast(t("web.people.role-given"));
      form.reset(empty);
    },
  });
  return (
    <Disclosure summary={t("web.people.give-role")} isOpen={isFirst}>
      {open.length === 0 ? (
        <p>{t("web.people.office-first")} <Link href="/people?part=offices">{t("web.people.new-office")}</Link></p>
      ) : (
        <Form form={form} submitText={t("web.people.give-role")}>
          {stepUp.link}
          <SelectField label={t("web.people.office")} isRequired options={open.map(({ id, name }) => ({ value: id, text: name }))} {...form.field("compartmentId")} />
          <SelectField label={t("web.people.role")} isRequired options={data.roles.map((role) => ({ value: role, text: t(`partners.role.${role}`) }))} {...form.field("role")} />
          <DateTimeField label={t("web.people.until")} hint={t("web.people.until-hint")} {...form.field("validUntil")} />
          <TextField label={t("ui.record.reason")} hint={t("ui.record.reason-kept")} isRequired maxLength={1000} {...form.field("reason")} />
        </Form>
      )}
    </Disclosure>
  );
}
