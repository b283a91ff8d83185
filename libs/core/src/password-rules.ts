import { nameKey } from './name-key.ts';

/**
 * The commonest passwords that are long enough to be let through otherwise, from what lists of leaked passwords agree on
 * (NIST SP 800-63B, section 3.1.1.2: compare with what is commonly used).
 */
const common: ReadonlySet<string> = new Set(
  `password password1 password12 password123 password1234 passw0rd p@ssw0rd p@ssword passwort passwort1 12345678 123456789
  1234567890 12345678910 123123123 1234554321 123454321 123456123 87654321 987654321 9876543210 0987654321 0123456789
  11111111 111111111 1111111111 00000000 0000000000 22222222 55555555 66666666 77777777 88888888 99999999 12341234
  11223344 1122334455 112233445566 147258369 159753159 741852963 789456123 qwertyui qwertyuiop qwerty12 qwerty123
  qwerty1234 qwerty12345 qwertz123 qwertzui azertyuiop 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 zaq12wsx zaq1zaq1 q1w2e3r4
  q1w2e3r4t5 qazwsxedc asdfghjk asdfghjkl asdf1234 asdfasdf zxcvbnm1 zxcvbnm123 abcdefgh abcdefg1 abcd1234 abc12345 abc123456
  abc123abc a1b2c3d4 aa123456 aa12345678 a1234567 a12345678 a123456789 q1234567 iloveyou iloveyou1 iloveyou2 ihateyou letmein1
  letmein123 welcome1 welcome123 welcome2 trustno1 trustnoone football football1 baseball baseball1 basketball superman
  superman1 batman123 spiderman starwars starwars1 princess princess1 sunshine sunshine1 butterfly chocolate computer
  computer1 internet samsung1 samsung123 master123 michelle jennifer jordan23 victoria veronica danielle samantha alexander
  alexandra charlotte liverpool liverpool1 manchester barcelona chelsea1 arsenal1 whatever whatever1 mustang1 corvette
  midnight maverick mercedes porsche1 ferrari1 dolphins elephant panther1 testtest test1234 test12345 testing1 testing123
  changeme changeme1 default1 admin123 admin1234 administrator rootroot root1234 user1234 guest123 guest1234 secret123
  secret12 security letmeinnow monkey123 dragon123 shadow123 hello123 hello1234 helloworld freedom1 blink182 charlie1
  michael1 jessica1 ashley12 babygirl babygirl1 lovelove loveyou1 lovely123 fuckyou1 fuckyou2 asshole1 pokemon1 minecraft
  naruto123 cocacola passpass password! password1! p@ssw0rd1 p@ssw0rd123 qwerty!@ 1234qwer 123qweasd 123qweasdzxc qweasdzxc
  qwe123qwe qwer1234 asd123asd zxc123zxc zxcvbnm, 123abc123 123456abc 123456aa 123456qq 1a2b3c4d 5201314520 woaini520
  woaini1314 parley123 parleyparley correcthorsebatterystaple`.split(/\s+/),
);

/** Why nobody may have this password, as a sentence for a person; undefined if they may. `names`: what others know of who sets it. */
export function passwordProblem(password: string, names: readonly string[]): string | undefined {
  const plain = password.normalize('NFKC').toLowerCase();
  if (common.has(plain)) return 'is too common; choose another one';
  if (new Set(plain).size < 3) return 'repeats itself; choose another one';
  if (names.some((name) => nameKey(name) === nameKey(plain))) return 'is your name; choose another one';
  return undefined;
}
