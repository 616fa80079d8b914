import { Link } from "wouter";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { Notice } from "#ui/page/Notice.tsx";
import { Page } from "#ui/page/Page.tsx";
import { Section } from "#ui/page/Section.tsx";
import { useSession } from "#ui/session.ts";
import { doorReaders } from "../../model/door-readers.ts";
import styles from "./styles.module.css";

type Place = { readonly key: string; readonly path: string };

/** What belongs to the protection of defenders, in the order of the work. */
const groups = [
  { key: "came-in", places: [{ key: "inbox", path: "/inbox" }, { key: "submissions", path: "/submissions" }] },
  { key: "about", places: [{ key: "cases", path: "/cases" }, { key: "exposures", path: "/exposures" }, { key: "reprisals", path: "/reprisals" }] },
  { key: "written", places: [{ key: "communications", path: "/communications" }, { key: "replies", path: "/replies" }, { key: "publications", path: "/publications" }, { key: "register", path: "/register" }] },
  { key: "road", places: [{ key: "visits", path: "/visits" }, { key: "recommendations", path: "/recommendations" }] },
  { key: "others", places: [{ key: "partners", path: "/mandate-partners" }, { key: "exchanges", path: "/exchanges" }] },
  { key: "own", places: [{ key: "keys", path: "/keys" }] },
] as const satisfies readonly { readonly key: string; readonly places: readonly Place[] }[];

export function ProtectionScreen() {
  const t = useMessages();
  return (
    <Page title={t("protection.screen.overview.title")} lead={t("protection.screen.overview.lead")}>
      <InExercise />
      <div className={styles["groups"]}>
        {groups.map(({ key, places }) => (
          <Section key={key} title={t(`protection.screen.overview.${key}`)}>
            <ul className={styles["places"]}>{places.map((place) => <PlaceLine key={place.key} place={place} />)}</ul>
          </Section>
        ))}
      </div>
    </Page>
  );
}

function PlaceLine({ place: { key, path } }: { place: Place }) {
  const t = useMessages();
  const name = t(`protection.screen.overview.${key}`);
  return (
    <li>
      {/* The register is a page for everybody, outside of what is signed in to. */}
      {key === "register" ? <a href={path}>{name}</a> : <Link href={path}>{name}</Link>}
      <p>{t(`protection.screen.overview.${key}-lead`)}</p>
    </li>
  );
}

/** The public page has no door to an exercise: whoever plays is told where its own submissions wait. */
function InExercise() {
  const t = useMessages();
  const played = useSession().memberships.filter(({ isExercise }) => isExercise);
  if (played.length === 0) return null;
  const opens = played.some(({ roles }) => doorReaders.submission.some((role) => roles.includes(role)));
  return (
    <Notice>
      <p>{t("protection.screen.overview.exercise")}</p>
      {opens && <p><LinkButton to="/inbox">{t("protection.screen.overview.exercise-open")}</LinkButton></p>}
    </Notice>
  );
}
