import { useQuery, useQueryClient } from "@tanstack/react-query";
import * as v from "valibot";
import { boundedJson } from "#platform/rules/bounded-json.ts";
import { fromBase64Url, toBase64Url, utf8 } from "#platform/rules/sealing/bytes.ts";
import { openSealed, sealContent } from "#platform/rules/sealing/sealed-content.ts";
import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { api } from "#ui/api.ts";
import { Form } from "#ui/form/Form.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { useForm } from "#ui/form/use-form.ts";
import { useFormat } from "#ui/format.ts";
import { useLanguage, useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import type { SealedContents, SealedSubmissionItem } from "../../contract.ts";
import { messageField, MessageText, type SubmissionText } from "../../model/sealed-submission.ts";
import type { OpenKeys } from "../sealing/key-session.ts";
import { sayingOf } from "../sealing/saying-of.ts";
import { provenReaders, useRootOf, useSealing } from "../sealing/sealing-query.ts";

type Props = { item: SealedSubmissionItem; contents: SealedContents; box: { readonly text: SubmissionText; readonly signer: string }; keys: OpenKeys };

/** Messages both ways, opened here; an answer is sealed to the source and to the desk, and nobody else can read it. */
export function Correspondence({ item, contents, box, keys }: Props) {
  const t = useMessages();
  const format = useFormat();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const sealing = useSealing();
  const root = useRootOf()(item.compartmentId);
  const binding = { organisation: root, compartment: item.compartmentId, record: item.id, field: messageField };
  const { data: messages } = useQuery({
    queryKey: ["protection.opened-messages", item.id, contents.messages.length, keys.identity.length],
    gcTime: 0,
    queryFn: () => Promise.all(contents.messages.map(async (message) => {
      // What claims to be of the source must be signed as the submission was.
      const signer = message.direction === "from-source" ? box.signer : undefined;
      return { ...message, said: await openSealed(fromBase64Url(message.sealed), [keys.identity], { ...binding, version: message.number, signer }).then(({ content }) => v.parse(MessageText, boundedJson(new TextDecoder().decode(content))), (error: unknown) => (error instanceof SealingRefused ? error.code : "sealing.damaged")) };
    })),
  });
  const form = useForm({
    initial: { text: "" },
    check: ({ text }) => (text.trim() === "" ? [{ path: "text", sentence: t("protection.screen.box.answer-missing") }] : []),
    save: async ({ text }) => {
      if (!keys.author) return;
      const readers = await provenReaders(sealing, item.compartmentId).catch((error: unknown) => {
        throw error instanceof SealingRefused ? sayingOf(error, t(error.code)) : error;
      });
      const said: MessageText = { language, text, askedToAnswer: false };
      const sealed = await sealContent(utf8(JSON.stringify(said)), { ...binding, version: contents.nextNumber }, [box.text.replyTo, ...readers.map(({ recipient }) => recipient)], keys.author);
      await api.send("POST", `/api/sealed-submissions/${item.id}/messages`, { id: crypto.randomUUID(), number: contents.nextNumber, sealed: toBase64Url(sealed), keyIds: [box.signer, ...readers.map(({ signer }) => signer)] });
    },
    onSaved: () => {
      form.reset({ text: "" });
      void queries.invalidateQueries({ queryKey: ["protection.sealed-submission"] });
    },
  });
  return (
    <Section title={t("protection.screen.box.messages")} lead={t("protection.screen.box.messages-lead")}>
      {messages?.map(({ id, direction, sentOn, said }) => (
        <article key={id}>
          <p>{t(`protection.screen.box.${direction}`, { day: format.date(sentOn) })}</p>
          {typeof said === "string" ? <p>{t(said)}</p> : <UserText text={said.text} lang={said.language} />}
        </article>
      ))}
      {keys.author === undefined ? <p>{t("protection.screen.recovery.reads-only")}</p> : (
        <Form form={form} submitText={t("protection.screen.box.answer-send")}>
          <TextArea label={t("protection.screen.box.answer")} hint={t("protection.screen.box.answer-hint")} rows={4} maxLength={3000} {...form.field("text")} />
        </Form>
      )}
    </Section>
  );
}
