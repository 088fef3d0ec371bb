// Questions about products and their answers.
export { answerAsBuyer, answerAsSeller } from "./answering.ts";
export { askQuestion, withdrawAnswer, withdrawQuestion } from "./asking.ts";
export { questionPage, questionsOf, sellerQuestion, sellerQuestions } from "./reading.ts";
