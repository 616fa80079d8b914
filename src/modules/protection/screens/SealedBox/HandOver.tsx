import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { fromBase64Url, toBase64Url } from "#platform/rules/sealing/bytes.ts";
import type { Certificate } from "#platform/rules/sealing/certificate.ts";
import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { resealTo } from "#platform/rules/sealing/sealed-content.ts";
import { api, ApiProblem } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { toast } from "#ui/dialog/toast.ts";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { isolate } from "#ui/text/isolate.ts";
import { SealedFileAnswer, type SealedContents, type SealedSubmissionItem } from "../../contract.ts";
import type { OpenKeys } from "../sealing/key-session.ts";
import { certifiedReaders, provenReaders, useSealing } from "../sealing/sealing-query.ts";

type Props = { item: SealedSubmissionItem; contents: SealedContents; keys: OpenKeys };

/** Colleagues whose keys came after this submission cannot open it until somebody who can seals it to them too. */
export function HandOver({ item, contents, keys }: Props) {
  const t = useMessages();
  const format = useFormat();
  const queries = useQueryClient();
  const sealing = useSealing();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState("");
  const without = certifiedReaders(sealing, item.compartmentId).filter(({ signer }) => !item.keyIds.includes(signer)).map(({ name }) => name);
  if (without.length === 0) return null;
  const seal = async (readers: readonly Certificate[], ofId: string, sealed: string) => ({ ofId, sealed: toBase64Url(await resealTo(readers.map(({ recipient }) => recipient), fromBase64Url(sealed), [keys.identity])), keyIds: readers.map(({ signer }) => signer) });
  const handOver = async () => {
    setBusy(true);
    try {
      const readers = await provenReaders(sealing, item.compartmentId);
      const files = await Promise.all(contents.files.map(async ({ id }) => ({ id, sealed: (await api.get(`/api/sealed-submissions/${item.id}/files/${id}`, undefined, SealedFileAnswer)).sealed })));
      const boxes = [...(contents.sealed === null ? [] : [{ id: item.id, sealed: contents.sealed }]), ...contents.messages, ...files];
      // One at a time: files may be large, and a slow line should not lose all of them for one.
      for (const { id, sealed } of boxes) await api.send("POST", `/api/sealed-submissions/${item.id}/copies`, { copies: [await seal(readers, id, sealed)] });
      toast(t("protection.screen.hand-over.done"));
      await queries.invalidateQueries({ queryKey: ["protection.sealed-submission"] });
    } catch (error) {
      setFailure(error instanceof ApiProblem ? error.title : t(error instanceof SealingRefused ? error.code : "ui.form.unexpected"));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title={t("protection.screen.hand-over.title")} lead={t("protection.screen.hand-over.lead", { names: format.list(without.map(isolate)) })}>
      {failure !== "" && <p role="alert">{failure}</p>}
      <Button isBusy={isBusy} onClick={() => void handOver()}>{t("protection.screen.hand-over.do")}</Button>
    </Section>
  );
}
