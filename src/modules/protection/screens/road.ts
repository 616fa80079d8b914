export { EditVisitScreen, NewVisitScreen } from "./Visit/write.tsx";
export { VisitScreen } from "./Visit/index.tsx";
export { VisitsScreen } from "./Visits/index.tsx";
