// A new promotion. It is a draft until it is activated.
import { Title } from "@solidjs/meta";
import { BackLink, PageHead } from "@stoa/ui";
import { PromotionEditor } from "./editor";

export default function NewPromotion() {
  return (
    <>
      <Title>New promotion · Stoa for sellers</Title>
      <BackLink href="/promotions">All promotions</BackLink>
      <PageHead title="New promotion" lead="It is a draft until you activate it." />
      <PromotionEditor of={null} />
    </>
  );
}
