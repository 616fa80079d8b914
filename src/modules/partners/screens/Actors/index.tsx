import { PartnerList } from "../PartnerList.tsx";

export function ActorsScreen() {
  return <PartnerList room="actor" />;
}
