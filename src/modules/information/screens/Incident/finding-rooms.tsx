import type { Counted } from "#platform/rules/range.ts";
import { PartialDateField } from "#ui/form/PartialDateField.tsx";
import { useMessages } from "#ui/messages.ts";
import { compareCounts, compareDates, comparePerpetrators, comparePlaces, type Perpetrator } from "../../model/agreement.ts";
import type { Place } from "../../model/place.ts";
import { countDraft, countedOf, type CountedDraft } from "../fields/count-draft.ts";
import { noPlace, placeDraft, placeOf, type PlaceDraft } from "../fields/place-draft.ts";
import { PlaceField } from "../fields/PlaceField.tsx";
import { useFacts } from "../fields/say-facts.ts";
import { CountedField } from "./CountedField.tsx";
import type { FindingRoom } from "./finding-room.ts";
import { PerpetratorFields } from "./PerpetratorFields.tsx";

const nobody: Perpetrator = { name: "", actorId: null, involvement: "unknown" };

type Rooms = { when: FindingRoom<string, string>; where: FindingRoom<Place, PlaceDraft>; count: FindingRoom<Counted, CountedDraft>; perpetrators: FindingRoom<Perpetrator, Perpetrator> };

/** The four things that sources may say differently. */
export function useFindingRooms(): Rooms {
  const t = useMessages();
  const facts = useFacts();
  return {
    when: {
      say: facts.date,
      compare: compareDates,
      empty: "",
      draftOf: (value) => value,
      valueOf: (draft) => (draft === "" ? null : draft),
      field: (name, value, onChange) => <PartialDateField label={t("information.screen.report.occurred")} name={name} value={value} onChange={onChange} isRequired />,
    },
    where: {
      say: facts.place,
      compare: comparePlaces,
      empty: noPlace,
      draftOf: placeDraft,
      valueOf: placeOf,
      field: (name, value, onChange) => <PlaceField name={name} value={value} onChange={onChange} />,
    },
    count: {
      say: facts.counted,
      compare: compareCounts,
      empty: countDraft(null),
      draftOf: (value) => value,
      valueOf: countedOf,
      field: (name, value, onChange) => <CountedField name={name} value={value} onChange={onChange} />,
    },
    perpetrators: {
      say: facts.perpetrator,
      compare: comparePerpetrators,
      empty: nobody,
      draftOf: (value) => value,
      valueOf: (draft) => (draft.name.trim() === "" && draft.actorId === null ? null : draft),
      field: (name, value, onChange) => <PerpetratorFields name={name} value={value} onChange={onChange} />,
    },
  };
}
