import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useParams } from "wouter";
import { useFormat } from "#ui/format.ts";
import { useMessages } from "#ui/messages.ts";
import { Notice } from "#ui/page/Notice.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Refused } from "#ui/page/Refused.tsx";
import { openKeys } from "../sealing/key-session.ts";
import { openBox, type OpenedBox } from "../sealing/open-box.ts";
import { keepOpened, openedBoxes } from "../sealing/opened-boxes.ts";
import { sealedContents, sealedList } from "../sealing/sealed-query.ts";
import { useRootOf } from "../sealing/sealing-query.ts";
import { UnlockForm } from "../sealing/UnlockForm.tsx";
import { BoxText } from "./BoxText.tsx";
import { Correspondence } from "./Correspondence.tsx";
import { SealedFiles } from "./SealedFiles.tsx";
import { HandOver } from "./HandOver.tsx";
import { OpenFile } from "./OpenFile.tsx";

/** One submission, opened in this page with the person's own key. */
export function SealedBoxScreen() {
  const t = useMessages();
  const format = useFormat();
  const { id = "" } = useParams<{ id: string }>();
  const { data: list } = useSuspenseQuery(sealedList);
  const { data: contents } = useSuspenseQuery(sealedContents(id));
  const item = list.items.find((one) => one.id === id);
  const box = useOpened(item, contents.sealed);
  const keys = openKeys.use();
  const title = t("protection.screen.box.title", { day: item ? format.date(item.filedOn) : "" });
  if (!item) return <Page title={title}><Refused sentence={t("protection.sealed-submission-not-found")} /></Page>;
  return (
    <Page title={title} lead={`${t(`protection.door.${item.door}`)} · ${t(`protection.status.${item.status}`)}`} label="confidential" breadcrumbs={[{ to: "/inbox", text: t("protection.screen.inbox.title") }]}>
      {item.deletedOn !== null && <Notice>{t("protection.screen.box.deleted", { day: format.date(item.deletedOn) })}</Notice>}
      {item.deletedOn === null && item.consentWithdrawnOn !== null && <Notice>{t("protection.screen.box.withdrawn", { day: format.date(item.consentWithdrawnOn) })}</Notice>}
      {item.deletedOn === null && <UnlockForm />}
      {keys && box && "refused" in box && <Refused sentence={t(box.refused)} />}
      {keys && box && "text" in box && (
        <>
          <BoxText text={box.text} />
          <OpenFile item={item} text={box.text} />
          <SealedFiles item={item} files={contents.files} signer={box.signer} keys={keys} />
          <HandOver item={item} contents={contents} keys={keys} />
          <Correspondence item={item} contents={contents} box={box} keys={keys} />
        </>
      )}
    </Page>
  );
}

type Item = { readonly id: string; readonly compartmentId: string };

/** Opens the box into what is gone when the keys are locked. */
function useOpened(item: Item | undefined, sealed: string | null): OpenedBox | undefined {
  const keys = openKeys.use();
  const rootOf = useRootOf();
  const [id, compartmentId] = [item?.id, item?.compartmentId];
  const root = compartmentId === undefined ? undefined : rootOf(compartmentId);
  useEffect(() => {
    if (keys && root !== undefined && id !== undefined && compartmentId !== undefined && sealed !== null) void openBox(keys.identity, { id, compartment: compartmentId, root, sealed }).then((box) => keepOpened(keys, [[id, box]]));
  }, [keys, root, id, compartmentId, sealed]);
  return openedBoxes.use().get(id ?? "");
}
