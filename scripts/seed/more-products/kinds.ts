// What is invented: the kinds of things on each shelf of the demo's category tree, with what they are like and cost.
// The commonest kind of a shelf comes first.
import type { ProfileName } from "./profiles.ts";

/** A kind of thing, as `Corner Sofa`: the head of a title, and a category of its own where there are many. */
export interface Kind {
  noun: string;
  /** The path of the shelf in the catalogue file, as `home/furniture/sofas`. */
  shelf: string;
  profile: ProfileName;
  /** Euro cents; prices lie between them, the low ones more often. */
  leastCents: number;
  mostCents: number;
  /** What is said of this kind alone; the features of its profile come besides. */
  features: readonly string[];
}

/** shelf | profile | euros from-to | kinds */
const TABLE = `
home/furniture/sofas | upholstery | 149-3900 | Armchair, Three-Seat Sofa, Corner Sofa, Two-Seat Sofa, Sofa Bed, Footstool, Recliner, Pouffe, Loveseat, Chaise Longue, Wing Chair, Daybed, Modular Sofa
home/furniture/chairs | furniture | 29-690 | Dining Chair, Bar Stool, Folding Chair, Rocking Chair, Stool, Bench, Cantilever Chair, Counter Stool, Side Chair, Windsor Chair
home/furniture/tables | furniture | 39-2400 | Dining Table, Coffee Table, Side Table, Console Table, Extending Table, Nesting Tables, Bar Table, Bistro Table, Pedestal Table
home/furniture/beds | furniture | 119-2900 | Bed Frame, Mattress Base, Headboard, Bunk Bed, Four-Poster Bed, Ottoman Bed, Day Bed, Guest Bed
home/furniture/storage | furniture | 25-1900 | Bookcase, Chest of Drawers, Sideboard, Wardrobe, Bedside Table, Wall Shelf, TV Unit, Shoe Cabinet, Display Cabinet, Coat Rack, Storage Bench, Cube Shelf
home/lighting/table-lamps | lamp | 19-490 | Table Lamp, Floor Lamp, Desk Lamp, Reading Lamp, Bedside Lamp, Arc Lamp, Clip Lamp, Tripod Lamp
home/lighting/ceiling | lamp | 29-1200 | Pendant Light, Chandelier, Ceiling Light, Spotlight Bar, Cluster Pendant, Lampshade, Flush Mount
home/lighting/outdoor-lights | lamp | 15-290 | Wall Light, Wall Sconce, Garden Lantern, Bollard Light, Solar Path Light, String Lights, Porch Light
home/decor/vases | ceramic | 9-240 | Vase, Candle Holder, Bud Vase, Decorative Bowl, Scented Candle, Tealight Holder, Floor Vase, Lantern, Incense Burner
home/decor/rugs | textile | 19-1400 | Rug, Runner, Doormat, Kilim, Sheepskin, Round Rug, Outdoor Rug, Stair Runner
home/decor/clocks-frames | decor | 9-390 | Wall Clock, Photo Frame, Wall Mirror, Art Print, Figurine, Bookend, Alarm Clock, Room Divider, Wall Hanging, Table Mirror
home/decor/seasonal | decor | 5-150 | Bauble, Wreath, Fairy Lights, Advent Calendar, Gift Box, Garland, Tree Topper, Nativity Set
home/bath/fixtures | bathroom | 49-1900 | Washbasin, Basin Tap, Shower Head, Vanity Unit, Bathtub, Mirror Cabinet, Towel Rail, Toilet Seat, Shower Screen
home/bath/bath-textiles | textile | 7-120 | Bath Towel, Hand Towel, Bath Mat, Shower Curtain, Laundry Basket, Bathrobe, Duvet Cover, Fitted Sheet, Pillowcase, Cushion Cover, Throw, Blanket, Curtain
kitchen/appliances/small | appliance | 25-690 | Toaster, Blender, Stand Mixer, Hand Mixer, Food Processor, Rice Cooker, Sandwich Press, Slow Cooker, Juicer, Waffle Iron
kitchen/appliances/coffee | appliance | 19-1900 | Kettle, Coffee Machine, Espresso Machine, French Press, Coffee Grinder, Moka Pot, Milk Frother, Pour-Over Set, Teapot Warmer
kitchen/appliances/cooking | appliance | 39-2200 | Microwave, Induction Hob, Built-In Oven, Air Fryer, Gas Hob, Table Grill, Mini Oven, Cooker Hood, Deep Fryer
kitchen/appliances/large | appliance | 249-2900 | Refrigerator, Dishwasher, Washing Machine, Tumble Dryer, Freezer, Wine Cooler, Washer Dryer
kitchen/cookware/pans | cookware | 15-290 | Frying Pan, Saucepan, Casserole, Stock Pot, Wok, Roasting Tin, Sauté Pan, Griddle Pan, Steamer
kitchen/cookware/knives | cookware | 9-320 | Chef's Knife, Chopping Board, Paring Knife, Bread Knife, Santoku Knife, Knife Block, Carving Knife, Sharpening Stone, Cleaver
kitchen/cookware/utensils | cookware | 4-90 | Spatula, Whisk, Ladle, Kitchen Scale, Colander, Measuring Jug, Rolling Pin, Grater, Tongs, Peeler, Baking Tray, Cake Tin, Tin Opener, Garlic Press
kitchen/tableware/cups | ceramic | 5-120 | Mug, Espresso Cup, Teapot, Teacup, Cup and Saucer, Milk Jug, Sugar Bowl, Travel Mug
kitchen/tableware/glasses | glassware | 4-160 | Wine Glass, Tumbler, Champagne Flute, Beer Glass, Carafe, Whisky Glass, Cocktail Glass, Decanter, Water Bottle
kitchen/tableware/plates | ceramic | 5-190 | Dinner Plate, Bowl, Serving Bowl, Side Plate, Salad Bowl, Platter, Soup Plate, Pasta Bowl, Butter Dish
kitchen/tableware/plates | textile | 4-90 | Placemat, Napkin, Tablecloth, Table Runner
kitchen/tableware/plates | cookware | 12-290 | Cutlery Set, Serving Tray, Cake Stand, Serving Spoon
kitchen/tableware/pantry | container | 5-120 | Storage Jar, Food Container, Bread Bin, Spice Rack, Lunch Box, Salt Mill, Pepper Mill, Fruit Basket, Oil Bottle, Egg Tray
appliances/air/fans | appliance | 19-490 | Desk Fan, Tower Fan, Ceiling Fan, Air Purifier, Dehumidifier, Heater, Humidifier, Air Conditioner, Pedestal Fan
appliances/laundry/drying | household | 9-290 | Clothes Airer, Clothes Hanger, Ironing Board, Steam Iron, Garment Steamer, Peg Basket, Vacuum Cleaner, Stick Vacuum, Sewing Machine
electronics/audio/headphones | device | 15-490 | Headphones, Earbuds, Gaming Headset, Studio Headphones, Neckband Earphones, Headphone Stand, Ear Cushions
electronics/audio/speakers | device | 19-1900 | Bluetooth Speaker, Bookshelf Speaker, Soundbar, Subwoofer, Radio, Turntable, Amplifier, Microphone, Hi-Fi System, Speaker Cable
electronics/screens/tvs | device | 9-2400 | Television, Monitor, Projector, TV Wall Mount, Remote Control, HDMI Cable, Projector Screen, Streaming Stick
electronics/screens/tablets | device | 6-2600 | Laptop, Tablet, Keyboard, Mouse, Printer, External Drive, USB-C Hub, Memory Card, Laptop Sleeve, Tablet Case, Webcam, Router, Graphics Card, Ink Cartridge
electronics/gaming/controllers | device | 15-590 | Game Controller, Gaming Mouse, Console Stand, Racing Wheel, Charging Dock, Gaming Keyboard, Thumb Grips
electronics/smart/phones | device | 5-1200 | Smartphone, Phone Case, Screen Protector, Charger, Power Bank, Charging Cable, Phone Holder, Cordless Phone, Smartwatch, Watch Strap
electronics/smart/security | device | 15-490 | Security Camera, Smoke Detector, Doorbell, Smart Plug, Motion Sensor, Smart Bulb, Door Lock, Thermostat, Weather Station, Alarm Siren
fashion/clothing/dresses | clothing | 19-290 | Dress, Skirt, Blouse, Jumpsuit, Wrap Dress, Maxi Dress, Midi Skirt, Camisole, Nightdress
fashion/clothing/trousers | clothing | 19-190 | Jeans, Chinos, Shorts, Leggings, Cargo Trousers, Joggers, Culottes, Swim Shorts, Pyjama Bottoms
fashion/clothing/jackets | clothing | 15-490 | T-Shirt, Jumper, Cardigan, Jacket, Hoodie, Coat, Shirt, Blazer, Polo Shirt, Gilet, Rain Jacket, Sweatshirt, Parka
fashion/shoes/sneakers | shoes | 29-220 | Sneakers, Running Shoes, High-Tops, Slip-Ons, Trail Shoes, Court Trainers, Walking Shoes
fashion/shoes/formal | shoes | 39-390 | Ankle Boots, Loafers, Chelsea Boots, Court Shoes, Oxford Shoes, Brogues, Hiking Boots, Wellingtons
fashion/shoes/slippers | shoes | 12-90 | Slippers, Sandals, Clogs, Flip-Flops, Espadrilles, Sliders
fashion/accessories/bags | bag | 15-490 | Backpack, Tote Bag, Shoulder Bag, Suitcase, Wallet, Crossbody Bag, Briefcase, Duffel Bag, Purse, Wash Bag, Belt Bag, Card Holder
fashion/accessories/watches | jewellery | 15-2900 | Necklace, Earrings, Watch, Ring, Bracelet, Pendant, Cufflinks, Hoop Earrings, Anklet, Brooch, Bangle
fashion/accessories/hats | clothing | 6-90 | Socks, Beanie, Scarf, Baseball Cap, Gloves, Sun Hat, Belt, Tie, Headband, Mittens, Bucket Hat
fashion/accessories/eyewear | eyewear | 12-290 | Sunglasses, Reading Glasses, Spectacle Frame, Glasses Case, Ski Goggles, Swimming Goggles
fashion/accessories/umbrellas | household | 12-90 | Umbrella, Folding Umbrella, Golf Umbrella, Rain Poncho
beauty/hair/brushes | beauty | 4-60 | Shampoo, Conditioner, Hair Mask, Hair Oil, Hair Spray, Beard Oil
beauty/hair/brushes | grooming | 3-190 | Hair Brush, Comb, Hair Dryer, Curling Iron, Beard Trimmer, Hair Straightener, Hair Clips
beauty/bodycare/fragrance | beauty | 6-190 | Eau de Parfum, Eau de Toilette, Nail Polish, Foundation, Mascara, Room Spray, Lipstick
beauty/bodycare/fragrance | grooming | 4-90 | Make-Up Brush, Make-Up Sponge, Eyelash Curler, Cosmetic Mirror
beauty/bodycare/bath | beauty | 4-90 | Face Cream, Hand Soap, Body Lotion, Bath Oil, Face Serum, Shower Gel, Lip Balm, Bath Salts, Sun Cream, Hand Cream, Body Scrub
beauty/bodycare/bath | grooming | 3-190 | Razor, Toothbrush, Nail Scissors, Bath Brush, Tweezers
sport/fitness/cardio | sport | 15-1900 | Exercise Bike, Treadmill, Rowing Machine, Skipping Rope, Cross Trainer, Heart Rate Monitor, Step Platform
sport/fitness/strength | training | 7-390 | Dumbbell, Kettlebell, Weight Plate, Barbell, Medicine Ball, Weight Vest
sport/fitness/strength | sport | 7-890 | Yoga Mat, Resistance Band, Weight Bench, Foam Roller, Pull-Up Bar, Gym Rings
sport/games/ball | sport | 7-190 | Football, Basketball, Volleyball, Goalkeeper Gloves, Ball Pump, Training Cones, Rugby Ball, Shin Pads, Handball
sport/games/racket | sport | 6-890 | Tennis Racket, Badminton Set, Table Tennis Bat, Tennis Balls, Dartboard, Squash Racket, Racket Grip, Darts, Table Tennis Table
sport/wheels/bikes | sport | 9-2900 | City Bike, Bike Lock, Mountain Bike, Skateboard, Kick Scooter, Bike Light, Bike Pump, Electric Bike, Saddle, Inner Tube, Pedals, Roller Skates
sport/wheels/helmets | sport | 19-290 | Bike Helmet, Ski Helmet, Climbing Helmet, Skate Helmet, Knee Pads, Riding Helmet
sport/camping/tents | sport | 19-690 | Tent, Sleeping Bag, Sleeping Mat, Tarp, Air Bed, Travel Pillow, Hammock, Tent Pegs
sport/camping/camp-gear | sport | 5-290 | Head Torch, Camping Stove, Water Bottle Cage, Cool Box, Camping Chair, Dry Bag, Trekking Poles, Thermos Flask, Pocket Knife, Compass, First Aid Kit
kids/toys/wooden | toy | 6-120 | Building Blocks, Train Set, Shape Sorter, Pull-Along Toy, Rocking Horse, Play Kitchen, Stacking Rings, Toy Car, Marble Run, Toy Xylophone
kids/toys/soft | toy | 7-90 | Teddy Bear, Soft Toy, Doll, Hand Puppet, Doll House, Comforter, Doll's Pram
kids/toys/puzzles | toy | 5-120 | Jigsaw Puzzle, Board Game, Card Game, Chess Set, Memory Game, Dice Game, Puzzle Cube, Colouring Book, Modelling Clay
kids/nursery/cribs | furniture | 39-690 | Crib, Cot Bed, Cot Mattress, Bassinet, Baby Mobile, Changing Mat
kids/nursery/feeding | toy | 4-190 | Baby Bottle, High Chair, Bib, Sippy Cup, Bottle Warmer, Weaning Bowl, Dummy, Breast Pump
kids/nursery/strollers | toy | 9-890 | Stroller, Baby Carrier, Car Seat, Changing Bag, Pram Blanket, Rain Cover, Baby Monitor
kids/play/ride-on | toy | 25-290 | Tricycle, Balance Bike, Ride-On Car, Kids' Scooter, Pedal Tractor
kids/play/outdoor-play | toy | 7-690 | Sandpit, Swing, Trampoline, Paddling Pool, Slide, Kite, Water Table, Bubble Machine, Play Tent
kids/play/kids-furniture | furniture | 15-290 | Children's Table, Children's Chair, Toy Chest, Step Stool, Kids' Bookcase, Children's Desk
music/instruments/guitars | instrument | 6-1900 | Electric Guitar, Acoustic Guitar, Guitar Strings, Ukulele, Bass Guitar, Plectrum, Guitar Strap, Capo, Guitar Stand, Violin
music/instruments/keys | instrument | 15-3900 | Digital Piano, Keyboard Stand, Synthesizer, Piano Bench, Metronome, Music Stand, MIDI Controller, Cajon, Drum Sticks, Recorder, Harmonica
diy/tools/hand-tools | tool | 4-190 | Screwdriver, Hammer, Spanner, Pliers, Tape Measure, Hand Saw, Socket Set, Spirit Level, Utility Knife, Chisel, Hex Key, Clamp, File, Tool Box, Paint Brush
diy/tools/power-tools | machine | 39-690 | Cordless Drill, Angle Grinder, Jigsaw, Impact Driver, Circular Saw, Sander, Rotary Hammer, Heat Gun, Battery Pack, Nail Gun
diy/tools/power-tools | tool | 3-190 | Drill Bit, Saw Blade, Router Bit, Sanding Disc, Screwdriver Bit, Hole Saw
diy/garden/garden-tools | tool | 6-790 | Secateurs, Garden Hose, Spade, Rake, Watering Can, Wheelbarrow, Loppers, Garden Fork, Sprinkler, Pruning Saw
diy/garden/garden-tools | machine | 59-990 | Lawn Mower, Hedge Trimmer, Leaf Blower, Grass Strimmer, Chainsaw, Pressure Washer
diy/garden/outdoor-furniture | furniture | 29-2400 | Garden Chair, Garden Table, Parasol, Sun Lounger, Garden Bench, Lounge Set, Hanging Chair, Fire Pit, Seat Cushion, Storage Box
diy/garden/plants | garden | 3-240 | Plant Pot, Planter, Hanging Basket, Raised Bed, Potting Soil, Plant Feed
diy/garden/plants | decor | 3-190 | Artificial Plant, Plant Stand, Trellis, Bird Bath, Herb Kit, Wind Chime
diy/maintenance/ladders | hardware | 4-390 | Step Ladder, Safety Goggles, Work Gloves, Fire Extinguisher, Telescopic Ladder, Ear Defenders, Dust Mask, Padlock, Extension Ladder
diy/maintenance/cleaning | hardware | 2-190 | Cleaning Cloth, Broom, Mop, Bucket, Sponge, Dustpan, Spray Bottle, Scrubbing Brush, Hex Bolt, Wood Screw, Wall Plug, Hinge, Door Handle, Washer, Cable Tie, Hook, Extension Lead
diy/maintenance/waste | container | 7-290 | Pedal Bin, Waste Bin, Recycling Bin, Bin Bags, Compost Bin, Wheelie Bin, Sensor Bin
office/desk/office-seating | furniture | 49-890 | Office Chair, Desk Stool, Ergonomic Chair, Footrest, Chair Mat, Visitor Chair, Kneeling Chair
office/desk/desks | furniture | 69-1200 | Desk, Standing Desk, Corner Desk, Monitor Stand, Drawer Unit, Filing Cabinet, Laptop Stand, Writing Desk
office/desk/desk-accessories | stationery | 2-120 | Ring Binder, Stapler, Pen Holder, Letter Tray, Scissors, Desk Lamp Clamp, Whiteboard, Hole Punch, Paper Clips, Cork Board, Envelope, Calculator, Label Maker
office/desk/writing | stationery | 1-90 | Notebook, Ballpoint Pen, Fountain Pen, Pencil, Highlighter, Marker, Gel Pen, Sketchbook, Planner, Ink Bottle, Eraser, Watercolour Set
office/books/books | book | 5-60 | Cookbook, Novel, Travel Guide, Atlas, Field Guide, Picture Book, Biography, Poetry Collection, Short Stories, Gardening Handbook, Craft Book
pets/dogs/dog-houses | pet | 4-290 | Dog Bed, Dog Lead, Dog Bowl, Dog Collar, Dog Toy, Cat Tree, Litter Tray, Scratching Post, Dog House, Cat Bed, Dog Harness, Pet Carrier, Bird Feeder
pets/fish/aquariums | pet | 4-490 | Aquarium, Aquarium Filter, Fish Food, Aquarium Lamp, Aquarium Gravel, Aquarium Heater, Terrarium
`;

/** What is said of single kinds, the commonest first. */
const OWN_FEATURES = `Armchair: Swivel, Cocktail, Tub, Club | Dining Chair: Ladder-Back, Spindle, Cross-Back, Upholstered | Office Chair: Mesh, Executive, Task, Drafting | Dining Table: Extendable, Drop-Leaf, Trestle
Desk Lamp: Clamp, Gooseneck, Architect's | Pendant Light: Globe, Dome, Cluster, Bell | Wall Light: Motion-Sensor, Up-and-Down | Rug: Berber, Persian, Shaggy, Flat-Weave, Kelim | Duvet Cover: King-Size, Double, Single
Curtain: Blackout, Eyelet, Sheer, Thermal | Toaster: Two-Slice, Four-Slice, Long-Slot | Blender: Personal, Jug, Hand, High-Speed | Kettle: Gooseneck, Whistling, Temperature-Control | Coffee Machine: Bean-to-Cup, Capsule, Filter
Espresso Machine: Lever, Dual-Boiler, Semi-Automatic | Refrigerator: Side-by-Side, French-Door, Undercounter, No-Frost | Washing Machine: Front-Loading, Top-Loading, Inverter | Air Purifier: HEPA, Ioniser | Desk Fan: Oscillating, USB
Stick Vacuum: Cordless, Wet-and-Dry | Frying Pan: Non-Stick, Ceramic-Coated, Induction | Chef's Knife: Gyuto, Damascus | Bread Knife: Serrated | Grater: Microplane, Box, Rotary | Kitchen Scale: Digital, Mechanical
Headphones: Noise-Cancelling, Over-Ear, Open-Back, Wireless, On-Ear | Earbuds: True Wireless, Sport, Bone-Conduction | Bluetooth Speaker: Waterproof, Party, Shower | Turntable: Belt-Drive, Direct-Drive | Microphone: Condenser, USB, Lavalier
Television: 4K, OLED, QLED, Smart | Monitor: Curved, Ultrawide, IPS, 144 Hz | Projector: Short-Throw, Laser, Pocket | HDMI Cable: Braided, High-Speed, Optical | Laptop: Convertible, Gaming, Fanless | Keyboard: Mechanical, Wireless, Tenkeyless
Mouse: Vertical, Wireless, Optical, Trackball | External Drive: SSD, NVMe, Encrypted | Router: Mesh, Dual-Band, Wi-Fi 7 | Memory Card: microSD, SDXC, CFexpress | Smartphone: Dual-SIM, 5G, Large-Button | Phone Case: Clear, Wallet, Silicone, MagSafe
Screen Protector: Tempered-Glass, Privacy, Anti-Glare | Charger: GaN, USB-C, Wireless, Car | Power Bank: Solar, MagSafe, USB-C | Charging Cable: Braided, USB-C, Lightning | Security Camera: Dome, Bullet, PTZ, Battery | Smart Bulb: Dimmable, E27, Filament
Dress: Wrap, Shift, Pleated, A-Line, Smocked | Jeans: High-Waisted, Straight, Bootcut, Mom, Wide-Leg | T-Shirt: V-Neck, Crew-Neck, Long-Sleeve, Graphic | Jumper: Roll-Neck, V-Neck, Aran, Crew-Neck | Jacket: Bomber, Denim, Quilted, Field | Hoodie: Zip-Up, Pullover
Coat: Duffle, Trench, Puffer, Wrap | Shirt: Button-Down, Oxford, Flannel, Grandad-Collar | Socks: Ankle, Knee-High, Hiking, Compression | Sneakers: Low-Top, Retro, Platform | Running Shoes: Neutral, Stability, Carbon-Plate | Backpack: Roll-Top, Commuter, Laptop, Hiking
Suitcase: Hard-Shell, Cabin, Expandable, Four-Wheel | Watch: Automatic, Chronograph, Diver's, Field | Sunglasses: Polarised, Aviator, Cat-Eye, Wayfarer | Ring: Signet, Stacking, Solitaire | Necklace: Layered, Choker, Box-Chain, Locket
Shampoo: Dry, Volumising, Anti-Dandruff | Face Cream: Anti-Ageing, Night, SPF 30 | Lipstick: Matte, Satin, Sheer | Exercise Bike: Spinning, Recumbent, Upright | Dumbbell: Hex, Neoprene, Adjustable | Yoga Mat: Alignment, Extra-Thick
Tennis Racket: Graphite, Oversize | City Bike: Step-Through, Belt-Drive, Eight-Speed | Mountain Bike: Full-Suspension, Hardtail | Bike Lock: U-Lock, Chain, Folding | Bike Helmet: MIPS, Commuter, Aero | Tent: Two-Person, Tunnel, Pop-Up, Geodesic
Sleeping Bag: Mummy, Three-Season, Down | Head Torch: Rechargeable, Red-Light | Building Blocks: Magnetic, Foam | Jigsaw Puzzle: 1000-Piece, 500-Piece, Panoramic | Stroller: Double, Jogging, Cabin-Size | Car Seat: Rear-Facing, Booster, i-Size
Electric Guitar: Semi-Hollow, Seven-String, Double-Cut | Acoustic Guitar: Dreadnought, Parlour, Twelve-String | Digital Piano: Weighted, 88-Key, Stage | Screwdriver: Phillips, Torx, Ratchet, Slotted | Hammer: Claw, Ball-Pein, Dead-Blow
Pliers: Needle-Nose, Locking, Combination | Hand Saw: Japanese, Tenon, Dovetail | Cordless Drill: Brushless, Hammer, Compact | Drill Bit: HSS, Masonry, Step, SDS | Circular Saw: Plunge, Mini | Saw Blade: Carbide-Tipped, Thin-Kerf
Secateurs: Bypass, Anvil, Ratchet | Garden Hose: Expandable, Retractable | Lawn Mower: Robot, Cordless, Cylinder | Parasol: Cantilever, Tilting | Hex Bolt: Fully-Threaded, Flanged | Wood Screw: Countersunk, Torx, Self-Tapping
Hinge: Soft-Close, Butt, Piano | Cable Tie: Releasable, UV-Resistant | Padlock: Combination, Keyed-Alike, Disc | Standing Desk: Electric, Dual-Motor, Corner | Notebook: Dotted, Ruled, Squared, Softcover | Ballpoint Pen: Retractable, Multi-Colour
Fountain Pen: Italic, Piston, Fine-Nib | Planner: Weekly, Undated, Academic | Cookbook: Vegetarian, Baking, Weeknight | Dog Bed: Orthopaedic, Bolster, Cooling | Dog Lead: Retractable, Rope, Hands-Free | Litter Tray: Self-Cleaning, Hooded | Cat Tree: Wall-Mounted, Three-Level`;

const featuresOf = new Map(
  OWN_FEATURES.split(/\n| \| /).map((entry) => {
    const [noun = "", features = ""] = entry.split(": ");
    return [noun, features.split(", ")] as const;
  }),
);

/** Every kind, shelf by shelf. */
export const KINDS: readonly Kind[] = TABLE.trim()
  .split("\n")
  .flatMap((line) => {
    const [shelf = "", profile, euros = "", nouns = ""] = line.split(" | ");
    const [leastCents = 0, mostCents = 0] = euros.split("-").map((text) => Number(text) * 100);
    const common = { shelf, profile: profile as ProfileName, leastCents, mostCents };
    return nouns.split(", ").map((noun): Kind => ({ noun, ...common, features: featuresOf.get(noun) ?? [] }));
  });
