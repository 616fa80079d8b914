import { useState } from "react";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";

/** One share at a time, so that each custodian sees their own alone. */
export function Shares({ shares, onDone }: { shares: readonly string[]; onDone: () => void }) {
  const t = useMessages();
  const [at, setAt] = useState(0);
  const [isShown, setShown] = useState(false);
  const next = () => {
    setShown(false);
    if (at + 1 < shares.length) setAt(at + 1);
    else onDone();
  };
  return (
    <Section title={t("protection.screen.ceremony.share", { n: at + 1, of: shares.length })} lead={t("protection.screen.ceremony.share-lead")}>
      {isShown ? (
        <>
          <p><code><Bdi>{shares[at] ?? ""}</Bdi></code></p>
          <p><Button look="main" onClick={next}>{t("protection.screen.ceremony.share-written")}</Button></p>
        </>
      ) : <p><Button look="main" onClick={() => setShown(true)}>{t("protection.screen.ceremony.share-show", { n: at + 1 })}</Button></p>}
    </Section>
  );
}
