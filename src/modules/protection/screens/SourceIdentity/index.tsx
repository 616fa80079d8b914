import { Suspense } from "react";
import { useParams } from "wouter";
import { labelRank } from "#platform/rules/label.ts";
import { Source } from "#information/model/source.ts";
import { useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { Refused } from "#ui/page/Refused.tsx";
import { Skeleton } from "#ui/page/Skeleton.tsx";
import { useRecord } from "#ui/record/record.ts";
import { useSession } from "#ui/session.ts";
import { SealedWords } from "../SealedWords/index.tsx";
import { useSealedWords } from "../SealedWords/use-sealed-words.ts";
import { identityWords } from "./identity-words.ts";

/** Who a source is: a page of its own behind the code name, for those cleared for it. */
export function SourceIdentityScreen() {
  useSealedWords();
  const t = useMessages();
  const { id = "" } = useParams();
  const source = useRecord("sources", "information.source", id, Source);
  const isCleared = useSession().clearance >= labelRank("strictly-confidential");
  const page = { title: t("protection.screen.identity.of", { source: source.title }), windowTitle: t("protection.screen.identity.title"), breadcrumbs: [{ to: "/sources", text: t("information.source.many") }, { to: `/sources/${id}`, text: source.title }] };
  if (!isCleared) return <Page {...page}><Refused sentence={t("information.source-identity-not-found")} /></Page>;
  return (
    <Page {...page} label="strictly-confidential">
      <Suspense fallback={<Skeleton lines={2} />}><SealedWords kind={identityWords} of={source} mayWrite={source.mayEdit} /></Suspense>
    </Page>
  );
}
