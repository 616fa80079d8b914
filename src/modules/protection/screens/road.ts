export { EditVisitScreen, NewVisitScreen } from "./Visit/write.tsx";
export { VisitScreen } from "./Visit/index.tsx";
export { VisitsScreen } from "./Visits/index.tsx";
export { RecommendationsScreen } from "./Recommendations/index.tsx";
export { RecommendationScreen } from "./Recommendation/index.tsx";
export { EditRecommendationScreen, NewRecommendationScreen } from "./Recommendation/write.tsx";
