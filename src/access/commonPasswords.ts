/** Passwords that everybody tries first, without accents, blanks, signs and the digits around them. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  password passwords passw0rd p4ssword mypassword password1234 passwordpassword thepassword changeme changemenow letmein
  letmeinplease welcome welcomehome administrator admin adminadmin root superuser supervisor manager guest default
  qwerty qwertyuiop qwertyuiopasdf qwertyqwerty qazwsx qazwsxedc qazwsxedcrfv 1qaz2wsx3edc zaq12wsxcde asdfgh asdfghjkl
  asdfghjklqwe zxcvbn zxcvbnm zxcvbnmasdf 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5y6 abc123abc123 a1b2c3d4e5f6 123abc123abc
  iloveyou iloveyouforever iloveyousomuch sunshine princess football baseball basketball superman batman spiderman
  dragon monkey master shadow michael jordan computer internet internetexplorer microsoft windows google facebook
  samsung samsunggalaxy trustno freedom whatever starwars pokemon naruto liverpool manchester manchesterunited arsenal
  chelsea barcelona realmadrid ronaldo messi hello helloworld secret secretsecret testtest testing test login loginlogin
  hanoi hanoivietnam saigon vietnam vietnamvietnam vietnamvodich vietnammuonnam toiyeuvietnam tuhaovietnam tienlenvietnam
  congsan dangcongsan dangcongsanvietnam conghoaxahoichunghia conghoaxahoichunghiavietnam doclaptudohanhphuc
  chutichhochiminh hochiminh bachokinhyeu bacho dienbienphu giaiphongmiennam quockhanh dongkhoi bentre bentredongkhoi
  giongtrom huyengiongtrom huyenuygiongtrom huyenuy tinhuy thanhuy danguy ubnd ubndhuyen ubndxa uybannhandan
  uybannhandanhuyen uybannhandanxa uybannhandantinh hoidongnhandan vanphong vanphonghuyenuy vanphongubnd canbo chuyenvien
  giamdoc thuky ketoan ketoantruong lanhdao quantri quantrivien quantrihethong nguoidung taikhoan taikhoancuatoi
  matkhau matkhaucuatoi matkhaumacdinh matkhaumoi matkhaumatkhau khongcomatkhau quenmatkhau doimatkhau doimatkhaungay
  xinchao xinchaovietnam xinchaocacban chaobuoisang emyeuanh anhyeuem anhyeuemnhieulam emyeuanhnhieulam yeuem yeuanh
  yeuemmaimai yeuanhmaimai toiyeuem conyeume conyeubome giadinh giadinhtoi giadinhlaso giadinhhanhphuc hanhphuc
  hanhphucgiadinh maiyeu tinhyeu tinhyeucuatoi nguyen nguyenvan nguyenthi nguyenvana tranvan tranthi lethi levan phamvan
  phamthi hoangvan motngaymoi motngaydeptroi hoctapvalamviec camon camonnhieu buonngu chanqua quyet nghiquyet
  nghiquyetnam baocao baocaoquy chitieu solieu hethong hethongbaocao
  `
    .trim()
    .split(/\s+/),
);
