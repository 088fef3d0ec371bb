// Writing the review of something that has arrived.
import { useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { AccountPage } from "../../../../components/account/page.tsx";
import { OnTo, ProductLine, useDay } from "../../../../components/reviews/parts.tsx";
import { ReviewForm } from "../../../../components/reviews/review-form.tsx";
import { Missing } from "../../../../components/states.tsx";
import { useReviewTexts } from "../../../../i18n/review-texts.ts";
import { useForm } from "../../../../lib/form.tsx";
import { writeReview } from "../../../../lib/forms/reviews.ts";
import { createRead } from "../../../../lib/queries.ts";
import { getLineToReview } from "../../../../lib/review-queries.ts";
import { useShop } from "../../../../lib/shop.tsx";

function Write(props: { lineId: string }) {
  const { path } = useShop();
  const words = useReviewTexts();
  const day = useDay();
  const found = createRead(() => getLineToReview(props.lineId));
  const form = useForm(writeReview);
  return (
    <Show
      when={found()}
      fallback={
        <Show when={found() === null}>
          <Missing />
        </Show>
      }
    >
      {(of) => (
        <div class="mt-6 flex flex-col gap-6 pb-16">
          <ProductLine
            slug={of().line.productSlug}
            title={of().line.title}
            imageHash={of().line.imageHash}
            note={[of().line.variantLabel, words.arrived(day(of().line.deliveredAt))].filter(Boolean).join(" · ")}
          />
          <Show
            when={of().reviewId === null}
            fallback={<OnTo href={path(`/reviews/${of().reviewId}`)}>{words.editTitle}</OnTo>}
          >
            <ReviewForm form={form} to={`/reviews/new/${props.lineId}`} review={null} takesPhotos>
              <input type="hidden" name="lineId" value={props.lineId} />
            </ReviewForm>
          </Show>
        </div>
      )}
    </Show>
  );
}

export default function NewReview() {
  const words = useReviewTexts();
  const params = useParams();
  return (
    <AccountPage title={words.newTitle} at={`/reviews/new/${params["line"] ?? ""}`}>
      {() => <Write lineId={params["line"] ?? ""} />}
    </AccountPage>
  );
}
