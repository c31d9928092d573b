"""Lines of the page that are no part of an article, and lines of news that look like them.

For `test_furniture`. One line a line; each list says where on the page its lines stand.
"""

FOOT = """\
Have you got a story? Email newsdesk@herald.example
Do you know more? Write in confidence to investigations@herald.example
Got a tip? Call our reporters on 01632 960123
Worried about your job at the mill? Call the newsdesk on 0555 0188
Anyone with information is asked to call police on 101 quoting reference 288.
Anyone who saw the car should contact Crimestoppers anonymously on 0800 555 111.
Like what you read? Buy us a coffee
Chip in $5 to keep our reporters digging.
The Herald is funded by its readers. Please give what you can.
The Lantern lives on readers' donations.
We have no billionaire owner. Chip in $5 to keep us going.
Your support makes our reporting possible.
Herald terms of use
Terms of use | Privacy policy | Contact us
Privacy | Cookies | Accessibility
© Example Media Ltd 2024
Copyright 2024 The Example Press. All rights reserved. This material may not be published, \
broadcast, rewritten or redistributed.
(c) 2024 Example News Agency
Jane Doe contributed research.
Additional reporting by John Roe in Cairo
Jane Doe reported from Leeds and John Roe from York.
John Roe in Cairo contributed to this report.
(Reporting by Jane Doe; Editing by John Roe and Mary Major)
Edited by: Jane Doe
With reporting from AFP
- with files from The Example Press
This story was produced by Example Wire and reviewed by an editor.
This article first appeared in the Example Herald.
Republished from The Example under a Creative Commons licence.
Read the original article here.
Jane Doe is the Herald's transport correspondent.
Jane Doe is a professor of law at Example University and the author of "Bridges".
The writer is a former minister of transport.
Follow Jane Doe on X @janedoe
Email: jane.doe@herald.example
Twitter: @janedoe
jane.doe@herald.example
@janedoe
Contact Jane Doe at 555-0123 or jdoe@herald.example.
Correction: this article was amended on 4 May to correct a name.
CORRECTION (May 4, 2024): A previous version of this story misspelled the mayor's name.
This article was amended on 5 May 2024 because an earlier version gave the wrong age.
Update, 4:15 p.m.: This story has been updated with a comment from the mayor.
Editor's note: Jane Doe is married to a councillor.
ENDS
###
-30-
Notes to editors
Media contact: Jane Doe, press@example.com
For further information, please contact Jane Doe on 01632 960000.
The views expressed in this article are the author's own.
The opinions expressed here are those of the author and do not reflect those of the Herald.
Join the conversation
View comments (214)
214 comments
Comments are closed.
Most read
Recommended for you
More from Politics
Topics: Bridges, Leeds, Transport
Tags: bridges | leeds
Filed under: Transport
Get the Herald's Morning Briefing in your inbox every weekday.
Sign up for Politics Weekly, our newsletter on Westminster.
Download our app for breaking news alerts.
Enjoyed this article? Subscribe to read more like it.
Subscribe today from £1 a week.
To read more stories like this, visit our Politics page.
For more stories like this, check our news page.
Got something to say? Send us your letters.
Share this article
Story by: Jane Doe
Samaritans can be contacted free on 116 123 or at jo@samaritans.example.
If you are affected by any of the issues in this story, help is available at helpline.example.
Where we get our figures: herald.example/figures
Back to top
Subscribe to The Daily: our free morning email
Get our flagship newsletter with all the headlines you need to start the day
This article was written by Jane Doe and edited by John Roe.
Jane Doe covers transport for the Herald. She can be reached at jdoe@herald.example.
Jane Doe is a senior writer at the Herald, covering Congress.
Jane Doe is a staff writer based in Washington.
Jane Doe is senior fellow at the Example Institute.
Tom Hall is leader of the opposition and MP for Leeds North.
The Associated Example contributed to this report.
Associated Example writers Jane Doe in Cairo and John Roe in Rome contributed.
AP reporters Jane Doe and John Roe contributed.
Reporting by Jane Doe, additional reporting by John Roe, writing by Mary Major, editing by Tom Hall
Our Standards: The Thomson Example Trust Principles.
Have a news tip? Email tips@herald.example or text 555-0100.
Do you have a story for us? Get in touch
We want to hear from you. Write to letters@herald.example
Letters to the editor: letters@herald.example
What do you think? Let us know in the comments below.
Let us know what you think by emailing us.
Join the discussion
Show comments
Comments (37)
Sort by: newest
Report a typo
Report this ad
If you spot an error, let us know at corrections@herald.example.
This article has been corrected to reflect the mayor's age.
A previous headline on this article misstated the cost.
The headline of this article was changed on Monday.
Due to an editing error, an earlier version of this article gave the wrong date.
An earlier version of this story misidentified the mayor.
Clarification: The mayor's office says he was invited but did not attend.
First published at 10:45 GMT
First published on Mon 4 May 2024 10.00 BST
Explore more on these topics
Reuse this content
Related Internet links
The BBN is not responsible for the content of external sites.
Additional reporting: John Roe
Graphics: Jane Doe
Video by John Roe
Photographs: Jane Doe
With inputs from agencies
(With inputs from PTI)
(This story has not been edited by Herald staff and is auto-generated from a syndicated feed.)
Disclaimer: The views expressed are personal.
Download the Herald app
Available on the App Store
Follow us on Instagram
Find us on Facebook
Like us on Facebook, follow us on Twitter
Catch up on all the latest news at herald.example
For the latest news, visit herald.example or follow @herald
For more on the election, listen to our podcast.
Subscribe to our podcast wherever you get your podcasts.
Read more of our coverage
Next article
Previous story
Up next
Elsewhere on the web
Promoted stories
From our partners
Sponsored by Acme
In other news
More stories
Latest news
Top stories
Popular in the community
Today's top videos
Newsroom: 555-0100
Copyright The Example Press
All content © 2024 Example Media
Terms and conditions apply.
A Herald Media company
Registered office: 1 Herald Square, Leeds
Website by Acme
(ends)
- ENDS -
ENDS.
(END)
/END/
Note to editors: Photos are available.
For interviews, call Jane Doe on 01632 960000.
Donate to our work here
Support independent journalism
Become a member
If you value our journalism, please consider a donation.
Help us report: make a gift today
Doe reported from Washington and Roe from Columbus, Ohio. Press writer Mary Major in Chicago \
contributed to this report.
The Northern Herald is published by Example Media Ltd. © 2023
Jane Doe reports on base metals from London.
"""

MIDST = """\
Advertisement
ADVERTISEMENT - CONTINUE READING BELOW
Article continues below
Story continues below advertisement
READ MORE: Ten bridges that changed England
Read more: How the bridge was built
RELATED: Who pays for the bridge?
SEE ALSO: The mayor and his nine bathrooms
More like this: Firm buys bridge builder for €40M
Watch: Mayor opens the bridge
Watch the mayor's speech in full below
Listen to the latest episode of our podcast, Bridges Weekly
Click here to read the full report
Sign up to our daily newsletter
Join the Herald's WhatsApp community for breaking news sent to your phone
Photo: Jane Doe/Reuters
(Photo by Jane Doe/Getty Images)
Image: The bridge on Monday. Credit: Jane Doe
Jane Doe / AFP via Getty Images
The mayor of Leeds opens the bridge on Monday. Photograph: Jane Doe/Example
Mayor Tom Hall at the bridge on Monday. (AP Photo/Jane Doe)
FILE PHOTO: The mayor at the bridge in Leeds, May 4, 2020. REUTERS/Jane Doe
Image source, Getty Images
Image caption, The bridge on Monday
We use cookies to improve your experience. Accept all
This video cannot be played
Skip past newsletter promotion
after newsletter promotion
Loading...
Share
Tweet
Facebook
WhatsApp
Copy link
Listen to this article
Listen to this article · 5 min
Recommended
Trending
You may also like
Editors' picks
Read next: The mayor and his bridge
Also read | The mayor and his bridge
READ ALSO: The mayor and his bridge
Must read: The mayor and his bridge
>> The mayor and his bridge in pictures
Opinion | The mayor has to go
RELATED STORIES
Related article: The mayor and his bridge
Watch: The bridge falls
VIDEO: The bridge falls
GALLERY: Ten bridges
Getty
Getty Images
AP
Reuters
AFP/Getty
Jane Doe/Herald
(Jane Doe / Herald)
Photo courtesy of the mayor's office
Picture: PA
PHOTO: Tom Hall speaks to reporters in Leeds, May 4, 2024.
Tom Hall speaks to reporters in Leeds on May 4, 2024. Jane Doe/AFP via Getty Images
Tom Hall, left, speaks to reporters in Leeds, Monday, May 4, 2024. (Jane Doe/Pool Photo via AP)
Tom Hall said he would resign (Picture: Rex)
The bridge in 1963 (Photo: City Archive)
Caption: The bridge
Image 1 of 4
1 of 4
1/12
00:00 / 01:32
Play Video
Video duration 02:14
Scroll to continue with content
Continue Reading
Read full article
Story continues
Story continues below
Advertisement · Scroll to continue
AD
Ad
PAID POST
Subscribe
Sign in
Share full article
37
37 comments
Save
Print
Listen
6 min
X
Twitter
Published 4 hours ago
Enlarge / The bridge on Monday.
Embed
Tweet by @mayor
View this post on Instagram
A post shared by Tom Hall (@mayor)
— Tom Hall (@mayor) May 4, 2024
pic.twitter.com/abc123
https://herald.example/bridge
[Image: The library has stood on Mill Street since 1911 (Picture: Tom Hall)]
[VIDEO: Crews repair the broken main]
(Graphic: Copper inventories)
[Map]
Get all the latest news from Whitford by following us on Facebook
Follow us on X, Facebook and Instagram for the latest
Follow us:
Follow the Herald's coverage of rail safety at https://herald.example/hub/rail
Read the Press's full coverage of the storm here.
Download the free Herald News app for iPhone and Android.
Get the Herald app on Google Play
Thanks for signing up!
Close Thanks for signing up!
Watch for us in your inbox.
Getting your Trinity Audio player ready...
Free weekly newsletter
Privacy notice: newsletters may contain information on charities and advertisements.
This site is protected by reCAPTCHA and the Google Privacy Policy applies.
For the top stories in metals, click [TOP/MTL]
opens new tab
Purchase Licensing Rights
Show key events only
View this email in your browser
Was this email forwarded to you? Sign up here.
Have feedback? Reply to this email.
You're receiving this newsletter because you signed up for it.
Unsubscribe | Manage your preferences
Invalid email
Something went wrong, please try again later.
We use your sign-up to provide content in ways you have agreed to.
Video Loading
Video Unavailable
The video will auto-play soon 8 Cancel
Media playback is unsupported on your device
Story Saved
You can find this story in My Bookmarks. Or by going to the icon in the top right.
What do you think of the ban? Have your say in the comments below
Should the bridge be closed? Vote in our poll
Don't miss the latest news from around Devon. Sign up to our newsletter here
Herald North Coast — local news in your inbox
Your local newsletter, delivered each Friday.
Help keep family & friends informed by sharing this article
herald.example/news/premier-inquiry/103542210
Dr Tom Hall says patients waited up to 19 hours. (Herald News: Jane Doe)
The bridge was closed for nine days. (Supplied: Jane Doe)
"""

TOP = """\
By Jane Doe
By Jane Doe and John Roe
BY JANE DOE
By Jane Doe | Posted August 9, 2023 6:05 AM
By Jane Doe, Political Editor
By Jane Doe, Associated Example
By Jane Doe in Cairo and John Roe in Tunis
Jane Doe, on the bridge
Jane Doe in Cairo
Jane Doe Political correspondent
From our correspondent in Cairo
From Jane Doe in Cairo
By our City Hall reporter
By our foreign staff
By staff and agencies
By Jane Doe and a colleague who cannot be named
Staff reporter
Staff and agencies
Herald Staff
Agence Exemple
Tue 4 Feb 2025 // 11:47 UTC
Tuesday 14 March 2023, 10.14pm
18:22, 9 OCT 2024
Published: 9 October 2024
Updated 3 hours ago
Last updated on Wed 9 Oct 2024 18.22 BST
March 4, 2024 / 6:01 PM EST / CBS News
4 March 2024, 18:01 GMT
4 min read
OPINION
Politics
by: Jane Doe
By: Jane Doe, Herald Staff
By JANE DOE | jdoe@herald.example and JOHN ROE | jroe@herald.example | The Herald
PTI
ANI, New Delhi
Press Association
Agencies
In conversation with Jane Doe
As told to Jane Doe
Published in Issue 42, Autumn 2023
Posted4 Mar 20244 Mar 2024Mon 4 Mar 2024 at 6:12am
"""

NEWS = """\
Anyone with information on the fraud was told to keep quiet, the court heard.
Anyone who saw the film will know that the director had no plan.
Have you got a plan? That was what the mayor asked the engineers on Monday.
Do you know more than you have told us? The lawyer put that to the minister twice.
Like the mayor, she is worried about the cost of the bridge.
Chip makers will get $5 billion from the state, the governor said.
The Herald is owned by a billionaire, the minister told the house.
The charity lives on donations from its readers, and they have fallen by a third.
The terms of use of the bridge will change in May, the council said.
Privacy is a right, the court said, and cookies may be set only with consent.
Copyright holders will be paid more from next year, the judge ruled.
Jane Doe contributed 500 dollars to the campaign of the mayor.
Jane Doe reported the theft to the police, who did nothing for a year.
John Roe contributed to the bridge fund for years, and got nothing back.
With reports of shooting from the port, the army closed the road.
Reporting the crime was the hardest thing, she said.
Editing of the film took two years, its maker said.
This story has two sides, the judge told the jury.
This article of the treaty was amended in 1998 to let the two states trade.
The article was first published in May, and the mayor sued in June.
Read the original contract, he said, and you will find no such clause.
Jane Doe is the mayor's transport adviser and was at the meeting.
Jane Doe is a professor, and her students have marched against the bridge.
The writer was arrested on Monday and charged with insulting the king.
Follow the money, he said, and you will find the mayor.
Contact tracing began on Monday in the three towns where people had fallen ill.
Correction of the figures took the office nine weeks, the audit found.
Corrections staff at the prison went on strike on Monday.
Updates to the law were promised by both parties before the election.
An editor's note to the staff leaked on Monday and led to a walkout.
The end of the strike is in sight, the union said.
Ends of the bridge will be closed to lorries from Monday.
Notes to the minister show that she knew of the risk in May.
Media contacts of the mayor were paid for praise, the paper found.
For further information, the court will have to wait until Monday.
About a hundred people marched to the town hall on Sunday.
About 60% of voters back the plan, according to the poll.
The views expressed by the minister shocked his own party.
The opinions of the court were read out on Monday by the chief justice.
Join us, the rebels told the soldiers, and most of them did.
View of the sea will be lost, the residents say.
214 comments were sent in on the plan, and nine of them were in favour.
Most readers of the paper voted for the mayor.
More from the north than from the south came to the march.
Topics such as cost and safety were not raised at the hearing.
Tags on the whales show that they swim to Iceland each year.
Get out of the way, the mayor told the council, or help us to build it.
Sign-ups for the scheme fell by half in May, the ministry said.
Subscribers to the service will pay £1 a week more from June.
Download speeds are the slowest in the region, the regulator found.
Enjoyed by millions, the show will end in June.
To read the report in full took the minister nine minutes, she said.
For more than a year, visitors to the site have been charged $5.
Got a parking ticket? So did nine thousand others on that road last year.
Share of the vote went up from 9 to 12 per cent.
Sharing the cost with the state is the only way, said the mayor.
Samaritans from the church carried the wounded to the port.
If you are affected by the flood, you can claim £500, the minister said.
Where we get our water from is the question that divides the valley.
Back to the top of the league went Rovers with a 2-1 win at City.
Advertisement of tobacco will be banned from May.
Article 5 says that an attack on one is an attack on all.
Read more books, the minister told the pupils on Monday.
Related parties were paid $5 million, the audit found.
See also how little the state pays, he told the judge.
Watch out for ice on the roads, drivers were told on Monday.
Watch makers in Geneva sold fewer watches to China last year.
Listen to the people, the bishop told the president in his sermon.
Click fraud cost the firm $5 million last year, it said.
Photo reconnaissance showed that the planes had been moved, the general said.
Photographs by Jane Doe will be shown in the gallery until May.
Image rights of the players were sold to a firm in Malta.
Pictures of the wreck were shown to the court on Monday.
File photos were deleted by mistake, the police told the inquiry.
Cookies and milk were handed out to the children by the mayor.
This video, which the BBC has verified, shows three men at the gate.
Loading of the ship took nine hours, the captain said.
Tweets by the minister were deleted on Monday night.
Facebook said on Monday that it would appeal.
Recommended doses were cut by half after two deaths.
Trending downwards since May, inflation fell to 2 per cent.
By Monday the town had fallen, and its people were on the road.
By Jane Doe's own account, she never saw the letter.
From our side there will be no more talks, the minister said.
Staff and patients were moved to another hospital.
Published in May, the report blames the engineers.
Updated figures show that 90 people died.
Politics is the art of the possible, he liked to say.
Opinion in the party is split, and a vote will be held on Monday.
Please give us water, the prisoners shouted from the roof.
Your support will be needed, the general told the king, and soon.
Contact us for ransom, the hackers wrote, or the files will be sold.
Email your resignation by noon, the mayor told his deputy.
Buy us time, the president asked the allies on Monday.
We use every penny for the children, the charity said.
Help is available at the town hall for those whose homes were flooded.
Call the police on 101 if he comes back, the judge told her.
"Contact us if you see him," the police told residents on Monday.
The Herald reported on Monday that the mayor had sold the bridge to his brother.
A previous version of the bridge fell down in 1903, the historian told the council.
Get the money by Friday or the shop will close, the owner was told.
Terms and conditions of the deal were not made public, the council said.
Contact us when it is over, the rebels told the Red Cross.
Support for independent Scotland fell to 44 per cent, a poll found.
Become a member of the union or lose your job: that was the choice, workers said.
If you value our lives, stay at home, the doctor told viewers.
Video by a neighbour shows the man on the roof, police said.
In other news the mayor would have been a hero, one resident said.
Top stories of the war were never told, he wrote.
Latest news of the ship came on Monday, when it called for help.
Next article of the treaty to be discussed is the ninth, the envoy said.
Jane Doe covers the windows of her shop with boards each night.
Jane Doe is senior to him and was paid less, the tribunal heard.
Tom Hall is leader of the opposition, and his party is ahead in the polls.
Tom Hall is the MP for Leeds North, where the bridge stands.
AP reporters Jane Doe and John Roe were arrested in Cairo on Monday.
Graphics cards made in the plant will cost more from May.
Note to self: never trust a mayor, the councillor wrote in the diary.
What do you think? That is what the judge asked the two children.
Letters to the editor of the paper were forged, the court found.
Explore other roads, the minister told the engineers.
Due to an editing error, the film shows a dead man walk, its director said.
First published in 1922, the poem was read at the funeral.
Clarification of the law is needed, the judges said.
Save the children first, the captain told his crew.
Print shops in the town have been shut by the army.
Listen, he said, I have nothing to hide.
Subscribe to that view and you will lose, the coach warned.
Share prices in Tokyo rose by 2 per cent on Monday.
37 people have died, the ministry said.
Opinion polls put the mayor ahead by nine points.
Watch: that was the only word in the text that she sent.
Tom Hall speaks to reporters every day at noon, and he will not stop.
Reuters was told to leave the country on Monday.
AP style forbids the word, an editor said.
Getty bought the picture for $5 million in 1989.
The bridge in 1963 was the longest in the world.
Available on the market for $50, the drone can carry a bomb.
Catch up with the West is what the plan was meant to do, he said.
Registered voters in the town number 9,000, according to the state.
Sponsored by the mayor, the bill would ban the sale of alcohol.
Report this to no one, she was told by the priest.
Find us a home, the families begged the mayor.
Like us, they were born here, the pastor said of the migrants.
Help us report to the world what is going on, the activists wrote.
Enlarge the bridge and more lorries will come, the residents fear.
Continue reading and you will see, the lawyer told the court.
A post by the mayor on Instagram was seen by nine million people.
View this as a warning, the general told reporters.
Do you have a story about the king? Everybody in the town does.
We want to hear from the mayor, not from his lawyer, the crowd shouted.
Comments by the minister have angered Tokyo.
Topics on the agenda include grain and gas.
By email to jane@herald.example, the man confessed on Monday to both murders.
Agencies in Geneva say that they have run out of flour.
TASS said on Monday that the ship had left the port.
(Video of the attack was shown to the jury on the second day.)
They found us on X, the smugglers told the court.
Join us on Monday and you will see, the coach told the fans.
The scientists who contributed to this report were paid by the firm.
Smoke from the fires contributed to this report of bad air, the agency said.
Follow the coverage of the war at home and you learn little, the general said.
Download the app and pay a fine, drivers were told by the council.
Get the app to pay drivers by the hour, the union told the court.
Privacy notices are read by nobody, the study found.
Thanks for signing the treaty, the king told the two men.
Watch for us at noon, the pilot said over the radio.
For the top job, click and pray, one of the candidates joked.
Skip school and you will pay for it, parents were told by the minister.
After the game he said that he would not come back.
New Delhi said on Aug. 21 that it would not sell wheat.
15:40 is when the last train left the town, the railway said.
The Herald reports on Monday that the mayor will resign.
View from the bridge: that was the name of the play that he saw.
Was this email forwarded to the minister? Nobody at the trial could say.
You got this letter because you are rich, the caller told her.
Something went wrong at the plant, and the firm will try again.
The firm said that a video of the crash was no longer available.
Should the bridge be closed? Let the people vote, the mayor said.
What did he think? Tell us nothing, his lawyers had told him.
Residents were told to sign up for the alerts of the county.
Do not click on links to a bank in your inbox, the police warned.
Posted 4 miles from the front, the two soldiers saw no battle.
From the first edition on, the paper had opposed the king.
As told to Jane Doe by the widow, the story begins in 1944.
He read to them from the Bible. (The police do not say why.)
"""

HEADINGS = """\
What to do now
Sources of the Nile
Power
The lost minutes
Who pays?
Terms of trade
The background
What happens next
Share of the blame
"""
