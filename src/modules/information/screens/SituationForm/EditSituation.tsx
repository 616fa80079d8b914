import { useRef, useState } from "react";
import * as v from "valibot";
import { useLocation, useParams } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { ConflictView } from "#ui/form/ConflictView.tsx";
import { Form } from "#ui/form/Form.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useRecord, useRecordChanges, type RecordAnswer } from "#ui/record/record.ts";
import { Situation } from "../../model/situation.ts";
import { conflictRows } from "./conflict-rows.ts";
import { contentOf, draftOf, emptyFields } from "./situation-draft.ts";
import { SituationFields } from "./SituationFields.tsx";

const Current = v.object({ version: v.number(), content: Situation });

export function EditSituationScreen() {
  const t = useMessages();
  const { id = "" } = useParams();
  const record = useRecord("situations", "information.situation", id, Situation);
  const crumbs = [{ to: "/situations", text: t("information.situation.many") }, { to: `/situations/${id}`, text: record.title }];
  return (
    <Page title={t("information.screen.situation.edit")} label={record.content.label} breadcrumbs={crumbs}>
      {record.mayEdit ? <EditForm key={id} record={record} /> : <Empty why="not-permitted">{t("information.screen.situation.not-editable")}</Empty>}
    </Page>
  );
}

/** Based on the version that was shown when writing began; a later one is never overwritten unseen. */
function EditForm({ record }: { record: RecordAnswer<Situation> }) {
  const t = useMessages();
  const [, navigate] = useLocation();
  // A ref: keeping one's own version saves at once, before the next drawing of the form.
  const base = useRef({ version: record.version, content: record.content });
  const changes = useRecordChanges("situations", "information.situation");
  const [reason, setReason] = useState("");
  const toPage = () => navigate(`/situations/${record.id}`);
  const form = useForm({
    initial: draftOf(record.content),
    check: (draft) => emptyFields(draft).map(({ path, key }) => ({ path, sentence: t(key) })),
    save: (draft) => changes.save(record.id, base.current.version, contentOf(draft, base.current.content), reason),
    onSaved: toPage,
  });
  const conflict = v.safeParse(Current, form.conflict);
  const current = conflict.success ? conflict.output : undefined;
  return (
    <>
      {current && (
        <ConflictView
          rows={conflictRows(contentOf(form.values, current.content), current.content, t)}
          theirVersion={current.version}
          onKeepMine={() => {
            base.current = current;
            void form.submit();
          }}
          onTakeTheirs={() => {
            base.current = current;
            form.reset(draftOf(current.content));
          }}
        />
      )}
      <Form form={form} submitText={t("information.screen.situation.save")} actions={<LinkButton to={`/situations/${record.id}`} look="quiet">{t("ui.record.cancel")}</LinkButton>}>
        <SituationFields form={form} />
        <TextField label={t("ui.record.reason-optional")} hint={t("ui.record.reason-kept")} maxLength={2000} name="reason" value={reason} onChange={setReason} />
      </Form>
    </>
  );
}
