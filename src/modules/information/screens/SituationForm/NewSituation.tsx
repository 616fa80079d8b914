import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import { analysts } from "#partners/model/role.ts";
import { Form } from "#ui/form/Form.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { CompartmentField, useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useRecordChanges } from "#ui/record/record.ts";
import { contentOf, draftOf, emptyFields, newSituation } from "./situation-draft.ts";
import { SituationFields } from "./SituationFields.tsx";

export function NewSituationScreen() {
  const t = useMessages();
  const mayOpen = useCompartmentsFor(analysts).length > 0;
  return (
    <Page title={t("information.screen.situation.new")} lead={t("information.screen.situation.new-lead")} breadcrumbs={[{ to: "/situations", text: t("information.situation.many") }]}>
      {mayOpen ? <NewForm /> : <Empty why="not-permitted" />}
    </Page>
  );
}

function NewForm() {
  const t = useMessages();
  const [, navigate] = useLocation();
  const compartments = useCompartmentsFor(analysts);
  const [compartment, setCompartment] = useState(compartments[0]?.value ?? "");
  const changes = useRecordChanges("situations", "information.situation");
  const country = new URLSearchParams(useSearch()).get("country") ?? "";
  const [empty] = useState(() => newSituation(new Date().toISOString(), country));
  const form = useForm({
    initial: draftOf(empty),
    check: (draft) => emptyFields(draft).map(({ path, key }) => ({ path, sentence: t(key) })),
    save: (draft) => changes.create(compartment, contentOf(draft, empty)),
    onSaved: ({ id }) => navigate(`/situations/${id}`),
  });
  return (
    <Form form={form} submitText={t("information.screen.situation.open")}>
      {compartments.length > 1 && <CompartmentField roles={analysts} name="compartmentId" value={compartment} onChange={setCompartment} />}
      <SituationFields form={form} />
    </Form>
  );
}
