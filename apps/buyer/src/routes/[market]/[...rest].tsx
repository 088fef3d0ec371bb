// Whatever no other page of a market answers to.
import { Missing } from "../../components/states.tsx";

export default Missing;
