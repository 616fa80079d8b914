import { useMessages } from "#ui/messages.ts";
import { KeyValue } from "#ui/page/KeyValue.tsx";
import { Section } from "#ui/page/Section.tsx";
import { Bdi } from "#ui/text/Bdi.tsx";
import { UserText } from "#ui/text/UserText.tsx";
import type { PublicNotice } from "../../model/public-notice.ts";

/** The text for everybody, language by language. */
export function PublicText({ notice }: { notice: PublicNotice }) {
  const t = useMessages();
  return (
    <Section title={t("warning.screen.public.title")}>
      <KeyValue
        items={[
          ...(["category", "urgency", "severity", "certainty"] as const).map((name) => ({ key: t(`warning.screen.cap.${name}`), value: t(`warning.screen.cap.${name}.${notice[name]}`) })),
          { key: t("warning.screen.public.areas"), value: notice.areas.length === 0 ? undefined : notice.areas.map((area) => <div key={area.name}><Bdi>{area.name}</Bdi> <Bdi>{area.pCodes.join(" ")}</Bdi></div>) },
        ]}
      />
      {notice.texts.map((text) => (
        <article key={text.language} lang={text.language} dir="auto">
          <h3>{text.headline}</h3>
          <p>{text.event}</p>
          <UserText text={text.description} lang={text.language} />
          <UserText text={text.instruction} lang={text.language} />
        </article>
      ))}
    </Section>
  );
}
