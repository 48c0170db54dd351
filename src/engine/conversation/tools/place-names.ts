// Cities and countries whose time zone does not carry their name. Each row: zone, then names as they are said.

/** One zone a row. */
export const PLACES = `
Europe/London|London, England, Britain, Great Britain, the United Kingdom, the UK, Scotland, Wales, Northern Ireland, Edinburgh, Glasgow, Manchester, Birmingham, Liverpool, Leeds, Bristol, Cardiff, Belfast, Oxford, Cambridge
Europe/Dublin|Ireland, Cork, Galway
Europe/Paris|France, Marseille, Lyon, Toulouse, Nice, Bordeaux, Strasbourg, Lille
Europe/Berlin|Germany, Munich, Hamburg, Frankfurt, Cologne, Stuttgart, Düsseldorf, Leipzig, Dresden, Hanover, Nuremberg, Bremen
Europe/Madrid|Barcelona, Valencia, Seville, Malaga, Bilbao
Europe/Rome|Italy, Milan, Naples, Turin, Florence, Venice, Bologna, Palermo
Europe/Zurich|Switzerland, Geneva, Basel, Bern, Lausanne
Europe/Vienna|Austria, Salzburg, Graz, Innsbruck
Europe/Amsterdam|the Netherlands, Holland, Rotterdam, The Hague, Utrecht
Europe/Brussels|Belgium, Antwerp, Ghent, Bruges
Europe/Lisbon|Porto
Europe/Copenhagen|Denmark, Aarhus
Europe/Stockholm|Sweden, Gothenburg, Malmö
Europe/Oslo|Norway, Bergen
Europe/Helsinki|Finland
Atlantic/Reykjavik|Iceland
Europe/Warsaw|Poland, Krakow, Gdansk
Europe/Prague|the Czech Republic, Czechia, Brno
Europe/Budapest|Hungary
Europe/Bratislava|Slovakia
Europe/Athens|Greece, Thessaloniki, Crete
Europe/Istanbul|Turkey, Ankara, Izmir, Antalya
Europe/Bucharest|Romania
Europe/Sofia|Bulgaria
Europe/Belgrade|Serbia
Europe/Zagreb|Croatia, Split, Dubrovnik
Europe/Ljubljana|Slovenia
Europe/Kyiv|Ukraine, Kyiv, Kiev, Lviv, Odesa
Europe/Moscow|Saint Petersburg, St Petersburg
Europe/Vilnius|Lithuania
Europe/Riga|Latvia
Europe/Tallinn|Estonia
Europe/Luxembourg|Luxembourg
America/New_York|New York City, New York, Manhattan, Brooklyn, Boston, Washington, Washington DC, Washington D C, Philadelphia, Atlanta, Miami, Orlando, Baltimore, Pittsburgh, Charlotte, Cleveland, Columbus, Cincinnati, Buffalo, Raleigh, Tampa, Jacksonville, New Jersey, Massachusetts, Pennsylvania, Georgia the state, North Carolina, South Carolina, Virginia, Maryland, Ohio, Connecticut, Vermont, Maine, New Hampshire, the East Coast
America/Detroit|Michigan
America/Chicago|Houston, Dallas, Austin, San Antonio, Fort Worth, New Orleans, Nashville, Memphis, Minneapolis, St Louis, Saint Louis, Kansas City, Milwaukee, Oklahoma City, Omaha, Illinois, Minnesota, Wisconsin, Iowa, Missouri, Louisiana, Alabama, Mississippi, Arkansas, Oklahoma
America/Denver|Colorado, Salt Lake City, Utah, Albuquerque, New Mexico, Montana, Wyoming, El Paso
America/Phoenix|Arizona, Tucson
America/Los_Angeles|Los Angeles, LA, San Francisco, San Diego, San Jose, Sacramento, Oakland, Seattle, Las Vegas, California, Nevada, Washington State, Hollywood, Silicon Valley, the West Coast
America/Anchorage|Alaska
Pacific/Honolulu|Hawaii
America/Toronto|Ottawa, Montreal, Quebec, Quebec City, Ontario
America/Vancouver|British Columbia
America/Edmonton|Calgary, Alberta
America/Winnipeg|Manitoba
America/Halifax|Nova Scotia
America/St_Johns|Newfoundland
America/Mexico_City|Guadalajara, Puebla
America/Sao_Paulo|Sao Paulo, Rio de Janeiro, Rio, Brasilia
America/Argentina/Buenos_Aires|Buenos Aires, Argentina
America/Santiago|Chile
America/Lima|Peru
America/Bogota|Colombia, Medellin
America/Caracas|Venezuela
America/La_Paz|Bolivia
America/Montevideo|Uruguay
America/Asuncion|Paraguay
America/Guayaquil|Ecuador, Quito
America/Havana|Cuba
America/Jamaica|Kingston
America/Puerto_Rico|San Juan
America/Panama|Panama City
America/Costa_Rica|Costa Rica
America/Port-au-Prince|Haiti
Asia/Tokyo|Japan, Osaka, Kyoto, Yokohama, Nagoya, Sapporo, Hiroshima
Asia/Seoul|South Korea, Korea, Busan
Asia/Pyongyang|North Korea
Asia/Shanghai|China, Beijing, Shenzhen, Guangzhou, Wuhan, Chengdu, Chongqing, Nanjing
Asia/Hong_Kong|Hong Kong
Asia/Taipei|Taiwan
Asia/Kolkata|India, Delhi, New Delhi, Mumbai, Bombay, Bangalore, Bengaluru, Chennai, Hyderabad, Kolkata, Calcutta, Pune, Ahmedabad, Goa
Asia/Karachi|Pakistan, Lahore, Islamabad
Asia/Dhaka|Bangladesh
Asia/Kathmandu|Nepal, Kathmandu
Asia/Colombo|Sri Lanka
Asia/Bangkok|Thailand, Phuket, Chiang Mai
Asia/Ho_Chi_Minh|Vietnam, Ho Chi Minh City, Saigon, Hanoi
Asia/Yangon|Myanmar, Burma, Yangon
Asia/Phnom_Penh|Cambodia
Asia/Vientiane|Laos
Asia/Kuala_Lumpur|Malaysia
Asia/Singapore|Singapore
Asia/Jakarta|Bandung
Asia/Makassar|Bali, Denpasar
Asia/Manila|the Philippines
Asia/Dubai|the United Arab Emirates, the Emirates, the UAE, Abu Dhabi
Asia/Riyadh|Saudi Arabia, Mecca, Jeddah
Asia/Qatar|Doha
Asia/Tehran|Iran
Asia/Baghdad|Iraq
Asia/Jerusalem|Israel, Tel Aviv, Jerusalem
Asia/Beirut|Lebanon
Asia/Damascus|Syria
Asia/Amman|Jordan
Asia/Kabul|Afghanistan
Asia/Tashkent|Uzbekistan
Asia/Tbilisi|Georgia
Asia/Yerevan|Armenia
Asia/Baku|Azerbaijan
Asia/Almaty|Kazakhstan, Astana
Asia/Ulaanbaatar|Ulaanbaatar
Australia/Sydney|Sydney, Canberra, New South Wales
Australia/Melbourne|Victoria
Australia/Brisbane|Queensland, Gold Coast, the Gold Coast, Cairns
Australia/Adelaide|South Australia
Australia/Perth|Western Australia
Australia/Hobart|Tasmania
Pacific/Auckland|New Zealand, Wellington, Christchurch, Queenstown
Pacific/Fiji|Fiji
Africa/Cairo|Egypt, Alexandria
Africa/Johannesburg|South Africa, Cape Town, Durban, Pretoria
Africa/Lagos|Nigeria, Abuja
Africa/Nairobi|Kenya
Africa/Addis_Ababa|Ethiopia
Africa/Casablanca|Morocco, Marrakesh, Marrakech
Africa/Algiers|Algeria
Africa/Tunis|Tunisia
Africa/Tripoli|Libya
Africa/Accra|Ghana
Africa/Dakar|Senegal
Africa/Dar_es_Salaam|Tanzania
Africa/Kampala|Uganda
Africa/Kigali|Rwanda
Africa/Harare|Zimbabwe
Africa/Lusaka|Zambia
Africa/Luanda|Angola
Africa/Maputo|Mozambique
Africa/Khartoum|Sudan
Indian/Antananarivo|Madagascar
Indian/Mauritius|Mauritius
Indian/Maldives|the Maldives
`

/** Countries with clocks that differ from each other. */
export const WIDE =
  'the United States, the United States of America, the US, the USA, America, Canada, Brazil, Mexico, Russia, Australia, Indonesia, Mongolia, the Congo, Spain, Portugal, Texas, Florida, Tennessee, Kentucky, Indiana'
