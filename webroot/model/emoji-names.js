// Short names people know from elsewhere; the picture follows its names.
const TABLE = `grinning 😀|smiley 😃|smile 😄|grin 😁|laughing satisfied 😆|sweat_smile 😅|joy 😂|rofl 🤣|slight_smile 🙂|upside_down 🙃|wink 😉|blush 😊|innocent 😇|heart_eyes 😍|star_struck 🤩|kissing_heart 😘|yum 😋|stuck_out_tongue 😛|zany 🤪|hugs hugging 🤗|shushing 🤫|thinking 🤔|zipper_mouth 🤐|raised_eyebrow 🤨|neutral 😐|expressionless 😑|smirk 😏|unamused 😒|roll_eyes 🙄|grimacing 😬|relieved 😌|pensive 😔|sleepy 😪|sleeping 😴|mask 😷|nauseated 🤢|hot 🥵|cold 🥶|dizzy_face 😵|exploding_head 🤯|cowboy 🤠|partying 🥳|sunglasses 😎|nerd 🤓|confused 😕|worried 😟|frowning 🙁|open_mouth 😮|astonished 😲|flushed 😳|pleading 🥺|fearful 😨|cry 😢|sob 😭|scream 😱|disappointed 😞|sweat 😓|weary 😩|tired 😫|yawning 🥱|triumph 😤|angry 😠|rage 😡|skull 💀|poop 💩|clown 🤡|ghost 👻|alien 👽|robot 🤖|see_no_evil 🙈|hear_no_evil 🙉|speak_no_evil 🙊|kiss 💋|heart ❤️|orange_heart 🧡|yellow_heart 💛|green_heart 💚|blue_heart 💙|purple_heart 💜|black_heart 🖤|white_heart 🤍|broken_heart 💔|sparkling_heart 💖|100 💯|anger 💢|boom 💥|dizzy 💫|sweat_drops 💦|dash 💨|speech_balloon 💬|zzz 💤|wave 👋|raised_hand ✋|vulcan 🖖|ok_hand 👌|pinched_fingers 🤌|v ✌️|crossed_fingers 🤞|metal 🤘|call_me 🤙|point_left 👈|point_right 👉|point_up 👆|point_down 👇|+1 thumbsup 👍|-1 thumbsdown 👎|fist ✊|punch 👊|clap 👏|raised_hands 🙌|open_hands 👐|handshake 🤝|pray 🙏|writing_hand ✍️|muscle 💪|brain 🧠|eyes 👀|eye 👁️|baby 👶|facepalm 🤦|shrug 🤷|ninja 🥷|dancer 💃|runner 🏃|family 👪|dog 🐶|cat 🐱|mouse 🐭|fox 🦊|bear 🐻|panda 🐼|koala 🐨|tiger 🐯|lion 🦁|cow 🐮|pig 🐷|frog 🐸|monkey 🐒|chicken 🐔|penguin 🐧|owl 🦉|unicorn 🦄|bee 🐝|bug 🐛|butterfly 🦋|snail 🐌|turtle 🐢|snake 🐍|octopus 🐙|crab 🦀|fish 🐟|dolphin 🐬|whale 🐳|bouquet 💐|cherry_blossom 🌸|rose 🌹|sunflower 🌻|tulip 🌷|seedling 🌱|evergreen 🌲|tree 🌳|cactus 🌵|four_leaf_clover 🍀|maple_leaf 🍁|mushroom 🍄|grapes 🍇|watermelon 🍉|lemon 🍋|banana 🍌|pineapple 🍍|apple 🍎|peach 🍑|cherries 🍒|strawberry 🍓|avocado 🥑|carrot 🥕|corn 🌽|hot_pepper 🌶️|bread 🍞|croissant 🥐|cheese 🧀|egg 🥚|bacon 🥓|hamburger 🍔|fries 🍟|pizza 🍕|taco 🌮|salad 🥗|popcorn 🍿|sushi 🍣|ramen 🍜|icecream 🍦|doughnut 🍩|cookie 🍪|birthday 🎂|cake 🍰|chocolate 🍫|coffee ☕|tea 🍵|beer 🍺|beers 🍻|wine 🍷|cocktail 🍸|champagne 🍾|earth 🌍|mountain ⛰️|beach 🏖️|house 🏠|office 🏢|car 🚗|taxi 🚕|bus 🚌|ambulance 🚑|fire_engine 🚒|bike 🚲|train 🚆|airplane ✈️|rocket 🚀|ship 🚢|anchor ⚓|construction 🚧|hourglass ⏳|watch ⌚|alarm_clock ⏰|sunny ☀️|moon 🌙|star ⭐|star2 🌟|cloud ☁️|rain 🌧️|zap ⚡|snowflake ❄️|snowman ⛄|fire 🔥|droplet 💧|ocean 🌊|rainbow 🌈|umbrella ☔|jack_o_lantern 🎃|christmas_tree 🎄|sparkles ✨|balloon 🎈|tada 🎉|confetti_ball 🎊|gift 🎁|ribbon 🎀|medal 🏅|trophy 🏆|first_place 🥇|soccer ⚽|basketball 🏀|tennis 🎾|dart 🎯|video_game 🎮|game_die 🎲|jigsaw 🧩|art 🎨|guitar 🎸|musical_note 🎵|headphones 🎧|microphone 🎤|movie_camera 🎥|camera 📷|tv 📺|radio 📻|phone 📱|telephone ☎️|battery 🔋|computer 💻|keyboard ⌨️|floppy_disk 💾|bulb 💡|flashlight 🔦|candle 🕯️|book 📖|books 📚|newspaper 📰|bookmark 🔖|moneybag 💰|credit_card 💳|email ✉️|inbox 📥|outbox 📤|package 📦|mailbox 📫|pencil ✏️|memo 📝|briefcase 💼|folder 📁|calendar 📅|chart 📈|chart_down 📉|clipboard 📋|pushpin 📌|paperclip 📎|scissors ✂️|lock 🔒|unlock 🔓|key 🔑|hammer 🔨|wrench 🔧|gear ⚙️|link 🔗|test_tube 🧪|microscope 🔬|telescope 🔭|satellite 📡|pill 💊|door 🚪|couch 🛋️|bed 🛏️|broom 🧹|bell 🔔|no_bell 🔕|loudspeaker 📢|mega 📣|white_check_mark check ✅|x ❌|warning ⚠️|no_entry ⛔|question ❓|exclamation ❗|recycle ♻️|heavy_plus ➕|red_circle 🔴|green_circle 🟢|blue_circle 🔵|checkered_flag 🏁|white_flag 🏳️|pirate_flag 🏴‍☠️`;

/** @type {{name: string, emoji: string}[]} */
export const EMOJI = TABLE.split('|').flatMap((row) => {
  const words = row.split(' ');
  const emoji = /** @type {string} */ (words.pop());
  return words.map((name) => ({name, emoji}));
});

const BY_NAME = new Map(EMOJI.map(({name, emoji}) => [name, emoji]));

/** @param {string} text @returns {string} with every known `:name:` as its picture */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]{1,20}):/g, (all, name) => BY_NAME.get(name) ?? all);
}

/** @param {string} start @param {number} max @returns {{name: string, emoji: string}[]} best first */
export function emojiLike(start, max) {
  const first = EMOJI.filter(({name}) => name.startsWith(start));
  const within = EMOJI.filter(({name}) => !name.startsWith(start) && name.includes(start));
  return [...first.sort((a, b) => a.name.length - b.name.length), ...within].slice(0, max);
}
