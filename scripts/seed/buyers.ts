// The fictional buyers of the order history. Towns and postal codes exist; streets, numbers and people do not.
// Telephone numbers are in ranges that no one is given, mail addresses in a domain that cannot exist.
import { type Address, MARKET_HANDLES, type MarketHandle } from "@stoa/contract";

/** A person who buys. */
export interface Buyer {
  market: MarketHandle;
  name: string;
  email: string;
  address: Address;
}

/** Name, mailbox, street, town, region, postal code. */
type Entry = readonly [name: string, mailbox: string, line1: string, city: string, region: string, postalCode: string];

const PEOPLE: Record<MarketHandle, readonly Entry[]> = {
  us: [
    ["Maya Castillo", "maya.castillo", "418 Larkmoor Street", "Portland", "OR", "97214"],
    ["Ethan Brooks", "ethan.brooks", "2207 Quarry Bend Road", "Austin", "TX", "78704"],
    ["Grace Okafor", "grace.okafor", "91 Wickerfield Avenue", "Chicago", "IL", "60622"],
    ["Noah Feldman", "noah.feldman", "1530 Saltgrass Lane", "San Diego", "CA", "92104"],
    ["Linh Tran", "linh.tran", "76 Copperline Court", "Seattle", "WA", "98103"],
    ["Olivia Marchetti", "olivia.marchetti", "340 Old Lantern Way", "Boston", "MA", "02130"],
    ["Darnell Whitaker", "darnell.whitaker", "1188 Peachbark Drive", "Atlanta", "GA", "30307"],
    ["Hannah Lindgren", "hannah.lindgren", "62 Northfrost Avenue", "Minneapolis", "MN", "55408"],
    ["Samuel Ortega", "samuel.ortega", "905 Mesquite Hollow", "Tucson", "AZ", "85705"],
    ["Chloe Bennett", "chloe.bennett", "27 Harbor Thistle Street", "Brooklyn", "NY", "11215"],
    ["Jamal Rivers", "jamal.rivers", "613 Bellweather Street", "Philadelphia", "PA", "19147"],
    ["Emily Nakamura", "emily.nakamura", "4021 Silverpine Loop", "Denver", "CO", "80211"],
    ["Rafael Mendes", "rafael.mendes", "150 Mangrove Point", "Miami", "FL", "33133"],
    ["Abigail Stone", "abigail.stone", "8 Millrace Terrace", "Nashville", "TN", "37206"],
    ["Kofi Mensah", "kofi.mensah", "732 Foxglove Circle", "Columbus", "OH", "43202"],
    ["Sofia Petrova", "sofia.petrova", "1904 Blue Heron Street", "San Francisco", "CA", "94110"],
    ["Walter Quinn", "walter.quinn", "55 Elmshade Road", "Pittsburgh", "PA", "15206"],
    ["Isabel Duarte", "isabel.duarte", "289 Sandstone Ridge", "Albuquerque", "NM", "87106"],
  ],
  in: [
    ["Ananya Iyer", "ananya.iyer", "14 Gulmohar Cross", "Bengaluru", "Karnataka", "560038"],
    ["Rohan Kulkarni", "rohan.kulkarni", "Flat 502, Neelkamal Heights", "Pune", "Maharashtra", "411038"],
    ["Meera Nair", "meera.nair", "27/3 Palmshade Road", "Kochi", "Kerala", "682016"],
    ["Arjun Malhotra", "arjun.malhotra", "B-19 Shanti Kunj", "New Delhi", "Delhi", "110048"],
    ["Fatima Sheikh", "fatima.sheikh", "8 Charminar View", "Hyderabad", "Telangana", "500034"],
    ["Vikram Rathore", "vikram.rathore", "112 Amber Gate Lane", "Jaipur", "Rajasthan", "302004"],
    ["Ishita Banerjee", "ishita.banerjee", "45A Southern Lake Street", "Kolkata", "West Bengal", "700029"],
    ["Karthik Subramanian", "karthik.subramanian", "6 Temple Tank Street", "Chennai", "Tamil Nadu", "600004"],
    ["Simran Gill", "simran.gill", "House 88, Wheatfield Colony", "Chandigarh", "Chandigarh", "160022"],
    ["Devang Shah", "devang.shah", "C-304 Riverfront Residency", "Ahmedabad", "Gujarat", "380009"],
    ["Nandini Rao", "nandini.rao", "21 Jasmine Layout", "Mysuru", "Karnataka", "570009"],
    ["Aditya Deshpande", "aditya.deshpande", "1203 Seabreeze Towers", "Mumbai", "Maharashtra", "400050"],
    ["Tenzin Dolma", "tenzin.dolma", "3 Pine Slope", "Shimla", "Himachal Pradesh", "171001"],
    ["Joseph D'Souza", "joseph.dsouza", "77 Old Chapel Road", "Panaji", "Goa", "403001"],
  ],
  de: [
    ["Lena Hoffmann", "lena.hoffmann", "Ahornsteg 12", "Berlin", "", "10437"],
    ["Mehmet Yılmaz", "mehmet.yilmaz", "Mühlenblick 4", "Köln", "", "50823"],
    ["Charlotte Berger", "charlotte.berger", "Am Lerchenhang 9", "München", "", "81541"],
    ["Finn Petersen", "finn.petersen", "Kapitänstreppe 31", "Hamburg", "", "22765"],
    ["Sabine Krüger", "sabine.krueger", "Rosenanger 7a", "Leipzig", "", "04229"],
    ["Oleksandr Koval", "oleksandr.koval", "Zum Alten Speicher 3", "Bremen", "", "28203"],
    ["Julia Wagner", "julia.wagner", "Weinstiege 18", "Stuttgart", "", "70184"],
    ["Moritz Lang", "moritz.lang", "Glockengarten 22", "Frankfurt am Main", "", "60316"],
    ["Agnieszka Nowak", "agnieszka.nowak", "Uferpromenade 5", "Dresden", "", "01127"],
    ["Thilo Bachmann", "thilo.bachmann", "Im Birkenwinkel 14", "Freiburg im Breisgau", "", "79102"],
    ["Nele Schröder", "nele.schroeder", "Deichkrone 2", "Kiel", "", "24103"],
    ["Paul Neumann", "paul.neumann", "Fabrikhof 40", "Nürnberg", "", "90443"],
  ],
  jp: [
    ["佐藤 美咲", "misaki.sato", "桜坂 3-14-2", "世田谷区", "東京都", "154-0004"],
    ["高橋 健太", "kenta.takahashi", "若葉台 1-8-11", "横浜市", "神奈川県", "231-0023"],
    ["山本 さくら", "sakura.yamamoto", "松風町 22-5", "大阪市", "大阪府", "530-0041"],
    ["小林 大輔", "daisuke.kobayashi", "月見通 4-6", "名古屋市", "愛知県", "460-0008"],
    ["伊藤 陽菜", "hina.ito", "糸屋小路 17", "京都市", "京都府", "604-8166"],
    ["渡辺 翔", "sho.watanabe", "雪明台 9-1-3", "札幌市", "北海道", "060-0042"],
    ["加藤 結衣", "yui.kato", "海鳴町 5-20", "福岡市", "福岡県", "810-0001"],
    ["エマ・ルイス", "emma.lewis", "緑ヶ丘 2-2-9", "神戸市", "兵庫県", "650-0011"],
    ["中島 蓮", "ren.nakajima", "青葉通 11-4", "仙台市", "宮城県", "980-0811"],
  ],
  ae: [
    ["ليلى حداد", "layla.haddad", "Villa 23, Saffron Street, Al Wasl", "Dubai", "Dubai", ""],
    ["Omar Al Marzouqi", "omar.almarzouqi", "Apartment 1706, Pearl Dune Tower", "Abu Dhabi", "Abu Dhabi", ""],
    ["Priya Menon", "priya.menon", "Apartment 908, Lagoon Gate 2", "Dubai", "Dubai", ""],
    ["يوسف الشامسي", "yousef.alshamsi", "Villa 7, Palm Grove Lane", "Al Ain", "Abu Dhabi", ""],
    ["Hassan Raza", "hassan.raza", "Flat 302, Corniche Pearl Building", "Sharjah", "Sharjah", ""],
    ["Claire Dubois", "claire.dubois", "Apartment 2214, Marina Kite Residence", "Dubai", "Dubai", ""],
    ["نورة الكعبي", "noura.alkaabi", "Villa 41, Mangrove Walk", "Abu Dhabi", "Abu Dhabi", ""],
  ],
};

/** Telephone numbers that lead nowhere, by market; the last two digits count up. */
const UNASSIGNED: Record<MarketHandle, string> = {
  us: "+1 555 555 01",
  in: "+91 55500 000",
  de: "+49 30 23125 0",
  jp: "+81 3 0000 00",
  ae: "+971 4 000 00",
};

/** All buyers, market by market. */
export const BUYERS: readonly Buyer[] = MARKET_HANDLES.flatMap((market) =>
  PEOPLE[market].map(([name, mailbox, line1, city, region, postalCode], i) => ({
    market,
    name,
    email: `${mailbox}@mail.example`,
    address: { name, line1, line2: "", city, region, postalCode, phone: `${UNASSIGNED[market]}${String(i + 10)}` },
  })),
);
